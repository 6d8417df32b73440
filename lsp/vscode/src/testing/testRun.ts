// One run of tests: asks the server, and tells the Test Explorer of each test as it ends.
import * as vscode from 'vscode';
import { describe, type ScoreClient } from '../client';
import type { RunTestsAnswer, RunTestsRequest, TestFailure, TestOutcome, TestResultNotice, TestsToRun } from '../protocol';
import { difference } from './difference';
import type { TestTree } from './testTree';

let runs = 0;

/** Runs what was asked for, and reports it. */
export async function runTests(
  controller: vscode.TestController, tree: TestTree, client: ScoreClient, request: vscode.TestRunRequest, token: vscode.CancellationToken,
): Promise<void> {
  const run = controller.createTestRun(request);
  try {
    const waiting = await collect(controller, tree, request);
    if (!token.isCancellationRequested) {
      await new Reporter(run, client, waiting).run(token);
    }
  } finally {
    run.end();
  }
}

/** The tests that are to be run, by the file they stand in and their id. */
type Waiting = Map<string, Map<string, vscode.TestItem>>;

async function collect(controller: vscode.TestController, tree: TestTree, request: vscode.TestRunRequest): Promise<Waiting> {
  const waiting: Waiting = new Map();
  const excluded = new Set(request.exclude ?? []);
  const wanted = request.include ?? itemsOf(controller.items);
  for (const item of wanted) {
    await add(item);
  }
  return waiting;

  async function add(item: vscode.TestItem): Promise<void> {
    const place = tree.placeOf(item);
    if (place === undefined || excluded.has(item)) {
      return;
    }
    if (place.id === undefined) {
      await tree.resolve(item);
      for (const child of itemsOf(item.children)) {
        await add(child);
      }
      return;
    }
    const key = place.uri.toString();
    waiting.set(key, (waiting.get(key) ?? new Map()).set(place.id, item));
  }
}

function itemsOf(collection: vscode.TestItemCollection): vscode.TestItem[] {
  const items: vscode.TestItem[] = [];
  collection.forEach(item => items.push(item));
  return items;
}

class Reporter {
  constructor(
    private readonly testRun: vscode.TestRun,
    private readonly client: ScoreClient,
    /** What has not been told of yet. */
    private readonly waiting: Waiting,
  ) {}

  async run(token: vscode.CancellationToken): Promise<void> {
    const tests: TestsToRun[] = [...this.waiting].map(([uri, items]) => ({ uri: this.client.uriOf(vscode.Uri.parse(uri)), ids: [...items.keys()] }));
    if (tests.length === 0) {
      return;
    }
    const runId = `run-${++runs}`;
    this.forEachWaiting(item => this.testRun.started(item));
    const results = this.client.onNotification<TestResultNotice>('score/testResult', notice => {
      if (notice.runId === runId) {
        this.report(notice.result);
      }
    });
    try {
      const request: RunTestsRequest = { tests, runId };
      const answer = await this.client.request<RunTestsAnswer>('score/runTests', request, token);
      this.finish(answer);
    } catch (error) {
      if (token.isCancellationRequested) {
        this.forEachWaiting(item => this.testRun.skipped(item));
      } else {
        this.stop(describe(error));
      }
    } finally {
      results.dispose();
    }
  }

  /** Tells of what was not streamed, and of what could not be run. */
  private finish(answer: RunTestsAnswer | undefined): void {
    if (answer === undefined) {
      this.stop('The language server is off, so tests cannot be run.');
      return;
    }
    answer.results.forEach(result => this.report(result));
    for (const problem of answer.problems) {
      const uri = vscode.Uri.parse(problem.uri).toString();
      this.stop(problem.message, uri);
    }
    if (answer.state !== 'done') {
      this.stop(answer.message ?? 'The tests could not be run.');
    }
    this.forEachWaiting(item => this.testRun.skipped(item));
  }

  private report(result: TestOutcome): void {
    const tests = this.waiting.get(vscode.Uri.parse(result.uri).toString());
    const item = tests?.get(result.id);
    if (item === undefined) {
      return;
    }
    tests?.delete(result.id);
    if (result.passed) {
      this.testRun.passed(item, result.milliseconds);
      this.print(`passed  ${item.label}`);
      return;
    }
    this.print(`FAILED  ${item.label}`);
    for (const failure of result.failures) {
      this.print(`    ${failure.expected}`);
      this.print(`    but ${failure.actual}`);
      failure.contributions.forEach(contribution => this.print(`      ${contribution}`));
    }
    this.testRun.failed(item, result.failures.map(failure => this.messageOf(failure)), result.milliseconds);
  }

  private messageOf(failure: TestFailure): vscode.TestMessage {
    const { expected, actual } = difference(failure.expected, failure.actual);
    const message = vscode.TestMessage.diff(`${failure.expected}, but ${failure.actual}`, expected, actual);
    const location = this.locationOf(failure);
    if (location !== undefined) {
      message.location = location;
    }
    return message;
  }

  private locationOf(failure: TestFailure): vscode.Location | undefined {
    const range = this.client.converter?.asRange(failure.range);
    return range && new vscode.Location(vscode.Uri.parse(failure.uri), range);
  }

  /** Marks what is left, of one file or of all, as not run for a reason. */
  private stop(reason: string, uri?: string): void {
    this.print(reason);
    this.forEachWaiting(item => this.testRun.errored(item, new vscode.TestMessage(reason)), uri);
  }

  private forEachWaiting(tell: (item: vscode.TestItem) => void, uri?: string): void {
    for (const [key, tests] of this.waiting) {
      if (uri === undefined || key === uri) {
        tests.forEach(tell);
      }
    }
  }

  private print(line: string): void {
    // The output of tests is a terminal.
    this.testRun.appendOutput(`${line}\r\n`);
  }
}
