// What the view wants the page to be, as plain data, and the means to make the page so without touching what is right already:
// what is being read, scrolled or typed in stays where it is.

/** The value of an attribute; false and undefined leave it out, true writes it empty. */
export type Attribute = string | number | boolean | undefined;

/** An element. */
export interface Node {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly children: readonly (Node | string)[];
}

export type Child = Node | string | number | false | undefined | readonly Child[];

/** Makes an element. The attribute `key` tells elements apart that change places. */
export function h(tag: string, attributes: Readonly<Record<string, Attribute>> = {}, ...children: readonly Child[]): Node {
  return { tag, attributes, children: flatten(children) };
}

/** All the text in a node, as it is read out. */
export function textOf(node: Node | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** The elements in a node, itself included, that have an attribute with a value. */
export function findAll(node: Node | string, attribute: string, value: Attribute): Node[] {
  if (typeof node === 'string') {
    return [];
  }
  const below = node.children.flatMap(child => findAll(child, attribute, value));
  return node.attributes[attribute] === value ? [node, ...below] : below;
}

function flatten(children: readonly Child[]): (Node | string)[] {
  return children.flatMap(child => {
    if (child === false || child === undefined) {
      return [];
    }
    if (typeof child === 'number') {
      return [String(child)];
    }
    return typeof child === 'string' || !('length' in child) ? [child as Node | string] : flatten(child);
  });
}
