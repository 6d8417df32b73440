// Makes the page what the view wants it to be.
import type { Node } from './nodes';

const svg = 'http://www.w3.org/2000/svg';

/** Makes the children of an element those that are wanted; elements that stay are kept, with their focus and scroll position. */
export function patch(parent: Element, wanted: readonly (Node | string)[]): void {
  const keyed = new Map<string, Element>();
  for (const child of parent.children) {
    const key = keys.get(child);
    if (key !== undefined) {
      keyed.set(key, child);
    }
  }

  let place = parent.firstChild;
  for (const node of wanted) {
    const key = typeof node === 'string' ? undefined : keyOf(node);
    const old = key === undefined ? place : (keyed.get(key) ?? null);
    if (old !== null && fits(old, node, key)) {
      update(old, node);
      if (old === place) {
        place = place.nextSibling;
      } else {
        parent.insertBefore(old, place);
      }
    } else {
      parent.insertBefore(create(node, parent), place);
    }
  }

  while (place !== null) {
    const next = place.nextSibling;
    parent.removeChild(place);
    place = next;
  }
}

const keys = new WeakMap<globalThis.Node, string>();

function keyOf(node: Node): string | undefined {
  const { key } = node.attributes;
  return key === undefined ? undefined : String(key);
}

function fits(old: globalThis.Node, node: Node | string, key: string | undefined): boolean {
  return typeof node === 'string'
    ? old.nodeType === globalThis.Node.TEXT_NODE
    : old instanceof Element && old.localName === node.tag && keys.get(old) === key;
}

function create(node: Node | string, parent: Element): globalThis.Node {
  if (typeof node === 'string') {
    return document.createTextNode(node);
  }
  const inSvg = node.tag === 'svg' || parent.namespaceURI === svg;
  const element = inSvg ? document.createElementNS(svg, node.tag) : document.createElement(node.tag);
  const key = keyOf(node);
  if (key !== undefined) {
    keys.set(element, key);
  }
  update(element, node);
  return element;
}

function update(old: globalThis.Node, node: Node | string): void {
  if (typeof node === 'string') {
    if (old.nodeValue !== node) {
      old.nodeValue = node;
    }
    return;
  }
  const element = old as Element;
  for (const { name } of [...element.attributes]) {
    const value = node.attributes[name];
    if (value === undefined || value === false) {
      element.removeAttribute(name);
    }
  }
  for (const [name, value] of Object.entries(node.attributes)) {
    if (name !== 'key' && value !== undefined && value !== false) {
      const text = value === true ? '' : String(value);
      if (element.getAttribute(name) !== text) {
        element.setAttribute(name, text);
      }
    }
  }
  patch(element, node.children);
}
