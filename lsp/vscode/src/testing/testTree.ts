// The tree of the Test Explorer: the files that hold tests, and their tests.
import * as vscode from 'vscode';
import { describe, type ScoreClient } from '../client';
import { languageId, modelPattern, modelsAreNotIn } from '../models';
import type { ModelTest, TestsAnswer } from '../protocol';

const millisecondsToType = 300;

/** Cheap, and never wrong in saying no: the server knows which tests there are. */
const mayHoldTests = /^\s*test\b/imu;

/** What a test in the tree stands for. */
export interface TestPlace {
  readonly uri: vscode.Uri;
  /** The id that the server gave it; undefined for a file. */
  readonly id: string | undefined;
}

/** Keeps the tree as the files and editors are. A file's tests are asked for when somebody looks at it, or when it is open. */
export class TestTree implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly places = new WeakMap<vscode.TestItem, TestPlace>();
  private hasSearched = false;

  constructor(
    private readonly controller: vscode.TestController,
    private readonly client: ScoreClient,
  ) {
    controller.resolveHandler = item => (item === undefined ? this.search() : this.resolve(item));
    controller.refreshHandler = () => this.refreshAll();
    const watcher = vscode.workspace.createFileSystemWatcher(modelPattern);
    this.disposables.push(
      watcher,
      watcher.onDidCreate(uri => void this.look(uri)),
      watcher.onDidChange(uri => void this.look(uri)),
      watcher.onDidDelete(uri => this.remove(uri)),
      vscode.workspace.onDidOpenTextDocument(document => this.lookAtDocument(document)),
      vscode.workspace.onDidChangeTextDocument(change => this.lookSoon(change.document)),
      vscode.workspace.onDidCloseTextDocument(document => this.close(document)),
      client.onDidChangeState(state => {
        if (state === 'running') {
          void this.refreshAll();
        }
      }),
    );
    vscode.workspace.textDocuments.forEach(document => this.lookAtDocument(document));
  }

  dispose(): void {
    this.timers.forEach(timer => clearTimeout(timer));
    this.disposables.forEach(disposable => disposable.dispose());
  }

  /** What an item stands for. */
  placeOf(item: vscode.TestItem): TestPlace | undefined {
    return this.places.get(item);
  }

  /** The item of a test, or of a file, with its tests found. */
  async find(uri: vscode.Uri, id?: string): Promise<vscode.TestItem | undefined> {
    const file = this.controller.items.get(uri.toString()) ?? this.add(uri);
    await this.resolve(file);
    return id === undefined ? this.controller.items.get(uri.toString()) : file.children.get(id);
  }

  /** Asks for the tests of a file. A file without tests leaves the tree. */
  async resolve(file: vscode.TestItem): Promise<void> {
    const place = this.places.get(file);
    if (place === undefined || place.id !== undefined) {
      return;
    }
    file.busy = true;
    try {
      const answer = await this.client.request<TestsAnswer>('score/tests', { textDocument: { uri: this.client.uriOf(place.uri) } });
      if (answer === undefined) {
        return;
      }
      file.error = undefined;
      if (answer.tests.length === 0) {
        this.controller.items.delete(file.id);
      } else {
        file.children.replace(answer.tests.map((test, index) => this.itemOf(test, index, place.uri, file)));
        this.controller.items.add(file);
      }
    } catch (error) {
      file.error = describe(error);
    } finally {
      file.busy = false;
    }
  }

  /** Finds the files of the workspace that may hold tests. */
  private async search(): Promise<void> {
    this.hasSearched = true;
    await Promise.all((await vscode.workspace.findFiles(modelPattern, modelsAreNotIn)).map(uri => this.look(uri)));
  }

  private async refreshAll(): Promise<void> {
    if (this.hasSearched) {
      await this.search();
    }
    vscode.workspace.textDocuments.forEach(document => this.lookAtDocument(document));
  }

  /** Looks at a file on the disk; what is open in an editor counts as it is there. */
  private async look(uri: vscode.Uri): Promise<void> {
    const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
    if (open !== undefined) {
      this.lookAtDocument(open);
      return;
    }
    try {
      await this.lookAtText(uri, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
    } catch {
      this.remove(uri); // It is gone already, or cannot be read.
    }
  }

  private lookAtDocument(document: vscode.TextDocument): void {
    if (document.languageId === languageId && (document.uri.scheme === 'file' || document.uri.scheme === 'untitled')) {
      void this.lookAtText(document.uri, document.getText());
    }
  }

  private lookSoon(document: vscode.TextDocument): void {
    if (document.languageId === languageId) {
      const key = document.uri.toString();
      clearTimeout(this.timers.get(key));
      this.timers.set(key, setTimeout(() => {
        this.timers.delete(key);
        this.lookAtDocument(document);
      }, millisecondsToType));
    }
  }

  private async lookAtText(uri: vscode.Uri, text: string): Promise<void> {
    if (!mayHoldTests.test(text)) {
      this.remove(uri);
      return;
    }
    const known = this.controller.items.get(uri.toString());
    const file = known ?? this.add(uri);
    const isOpen = vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
    if (isOpen || file.children.size > 0) {
      await this.resolve(file);
    }
  }

  private close(document: vscode.TextDocument): void {
    if (document.uri.scheme === 'untitled') {
      this.remove(document.uri);
    } else if (document.languageId === languageId) {
      void this.look(document.uri); // Text that was not saved is gone.
    }
  }

  private add(uri: vscode.Uri): vscode.TestItem {
    const file = this.controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
    file.canResolveChildren = true;
    this.places.set(file, { uri, id: undefined });
    this.controller.items.add(file);
    return file;
  }

  private remove(uri: vscode.Uri): void {
    this.controller.items.delete(uri.toString());
  }

  private itemOf(test: ModelTest, index: number, uri: vscode.Uri, file: vscode.TestItem): vscode.TestItem {
    const item = file.children.get(test.id) ?? this.controller.createTestItem(test.id, test.name, uri);
    item.label = test.name;
    // In the order of the text, not of the alphabet.
    item.sortText = String(index).padStart(6, '0');
    const range = this.client.converter?.asRange(test.range);
    if (range !== undefined) {
      item.range = range;
    }
    this.places.set(item, { uri, id: test.id });
    return item;
  }
}
