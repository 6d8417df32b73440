// What the language server answers beyond the protocol of all language servers. Positions are those of LSP.
import type { Location, Position, Range } from 'vscode-languageclient/node';

export interface TextDocumentRequest {
  readonly textDocument: { readonly uri: string };
}

/** score/tests: the tests in a file. */
export interface TestsAnswer {
  readonly tests: readonly ModelTest[];
}

export interface ModelTest {
  /** Unique in the file, and the same as long as the test's name is. */
  readonly id: string;
  readonly name: string;
  readonly range: Range;
  readonly selectionRange: Range;
}

/** score/runTests */
export interface RunTestsRequest {
  readonly tests: readonly TestsToRun[];
  /** With it, every result is also sent as it comes, by score/testResult. */
  readonly runId?: string;
}

export interface TestsToRun {
  readonly uri: string;
  /** Without it all tests of the file are run. */
  readonly ids?: readonly string[];
}

export interface RunTestsAnswer {
  readonly state: 'done' | 'noWorker' | 'failed';
  readonly message?: string | null;
  readonly results: readonly TestOutcome[];
  /** Files whose tests could not be run, such as models with errors. */
  readonly problems: readonly { readonly uri: string; readonly message: string }[];
}

/** score/testResult, from the server */
export interface TestResultNotice {
  readonly runId: string;
  readonly result: TestOutcome;
}

export interface TestOutcome {
  readonly uri: string;
  readonly id: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly failures: readonly TestFailure[];
}

export interface TestFailure {
  readonly uri: string;
  readonly range: Range;
  readonly expected: string;
  readonly actual: string;
  /** What led to the actual value, one line each. */
  readonly contributions: readonly string[];
}

/** score/leads: leads of the data that fit a search, highest score first. */
export interface LeadsRequest extends TextDocumentRequest {
  readonly query?: string;
  readonly limit?: number;
}

export interface LeadsAnswer {
  readonly state: FiguresState;
  readonly message?: string | null;
  readonly total: number;
  readonly leads: readonly Lead[];
}

export interface Lead {
  readonly id: string;
  readonly title?: string | null;
  readonly scores: readonly { readonly name: string; readonly value: number }[];
  readonly labels: readonly { readonly name: string; readonly value: string }[];
}

/** score/preview */
export interface PreviewRequest extends TextDocumentRequest {
  /** The id of the lead to explain. */
  readonly lead?: string;
}

export type FiguresState = 'ok' | 'noData' | 'noWorker' | 'errors' | 'failed' | 'working';

export interface PreviewAnswer {
  readonly state: FiguresState;
  readonly message?: string | null;
  /** Whether the figures are those of an earlier text, because this one has errors. */
  readonly isStale: boolean;
  readonly model: string;
  readonly asOf: string;
  readonly leads: number;
  readonly events: number;
  readonly skippedRows: number;
  readonly version: number;
  readonly lead?: LeadExplanation | null;
  readonly distributions: readonly Distribution[];
  readonly labels: readonly { readonly name: string; readonly values: readonly { readonly label: string; readonly before: number; readonly after: number }[] }[];
  readonly flags: readonly { readonly kind: 'excluded' | 'segment' | 'handoff'; readonly name: string; readonly before: number; readonly after: number }[];
  /** The number of leads of which any label or flag is another than before. */
  readonly moved: number;
  readonly biggest: readonly { readonly id: string; readonly score: string; readonly before: number; readonly after: number }[];
}

export interface Distribution {
  readonly score: string;
  readonly title: string;
  readonly low: number;
  readonly high: number;
  readonly edges: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Null where there are no leads, or the score was not there before. */
  readonly meanBefore: number | null;
  readonly meanAfter: number | null;
}

/** What `score explain --format json` prints, and where each line's rule stands. */
export interface LeadExplanation {
  readonly lead: string;
  readonly as_of: string;
  readonly ignored_events?: number;
  readonly scores: readonly ScoreExplanation[];
  readonly labels: Readonly<Record<string, string>>;
  readonly excluded: readonly string[];
  readonly segments: readonly string[];
  readonly handoffs: readonly { readonly name: string; readonly reasons: readonly { readonly label: string; readonly points: number }[] }[];
  readonly outcomes: readonly string[];
}

export interface ScoreExplanation {
  readonly name: string;
  readonly title: string;
  readonly value: number;
  readonly lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  readonly kind: 'rule' | 'rule_cap' | 'group_off' | 'group_weight' | 'group_cap' | 'formula' | 'range' | 'rounding';
  readonly label?: string;
  readonly points: number;
  readonly depth: number;
  readonly events?: number;
  readonly newest?: string;
  readonly range?: Location | null;
}

/** The arguments of the command score.showReferences. */
export type ShowReferencesArguments = [uri: string, position: Position, locations: readonly Location[]];

/** The arguments of the command score.rename: the name that begins at a place. */
export type RenameArguments = [uri: string, position: Position];
