// One preview: a panel beside the editor that shows what a model does to leads, and follows the model as it is edited.
import * as vscode from 'vscode';
import { describe, type ScoreClient } from '../client';
import type { LeadsAnswer, LeadsRequest, PreviewAnswer, PreviewRequest, TextDocumentRequest } from '../protocol';
import { html } from './html';
import type { Baseline, ChosenLead, FromPage, KeptState, ToPage } from './messages';

export const viewType = 'score.preview';

/** The number of leads that a search lists. */
const listed = 50;

export class PreviewPanel implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly disposed = new vscode.EventEmitter<void>();
  /** Fires when the panel is closed. */
  readonly onDidDispose = this.disposed.event;
  private lead: ChosenLead | undefined;
  private baseline: Baseline = 'saved';
  private isReady = false;
  private refreshing: Promise<void> | undefined;
  private isOutdated = false;
  private searching: vscode.CancellationTokenSource | undefined;

  /** Takes over a panel that is empty, or that the editor has kept from the last session. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly client: ScoreClient,
    extension: vscode.Uri,
    private readonly model: vscode.Uri,
    kept?: KeptState,
  ) {
    this.lead = kept?.lead;
    panel.title = `Preview: ${vscode.workspace.asRelativePath(model, false).split('/').pop() ?? ''}`;
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extension, `media/preview/icon-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'media'), vscode.Uri.joinPath(extension, 'out')],
    };
    this.disposables.push(
      panel,
      panel.onDidDispose(() => this.dispose()),
      panel.webview.onDidReceiveMessage((message: FromPage) => this.hear(message)),
      client.onNotification('score/previewChanged', () => this.refresh()),
      client.onDidChangeState(state => state === 'running' && this.refresh()),
      // Errors come and go without new figures.
      vscode.languages.onDidChangeDiagnostics(change => change.uris.some(uri => isSame(uri, this.model)) && this.refresh()),
      vscode.workspace.onDidChangeConfiguration(change => change.affectsConfiguration('score.data', this.model) && this.refresh()),
      vscode.workspace.onDidSaveTextDocument(document => isSame(document.uri, this.model) && this.compareWith('saved')),
    );
    panel.webview.html = html(panel.webview, extension, model);
  }

  /** Brings the panel to the front. @param lead the id of the lead to show; without it the present one stays. */
  show(lead?: string): void {
    this.panel.reveal(undefined, true);
    if (lead !== undefined) {
      this.lead = { id: lead };
      this.refresh();
    }
  }

  dispose(): void {
    this.searching?.dispose();
    this.disposed.fire();
    this.disposed.dispose();
    for (const each of this.disposables.splice(0)) {
      each.dispose();
    }
  }

  private async hear(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        this.refresh();
        break;
      case 'chooseLead':
        this.lead = message.lead;
        this.refresh();
        break;
      case 'searchLeads':
        await this.search(message.query);
        break;
      case 'reveal':
        await this.reveal(message.place);
        break;
      case 'chooseData':
        await vscode.commands.executeCommand('score.chooseData', this.model);
        break;
      case 'setBaseline':
        await this.client.request('score/setBaseline', this.document);
        this.compareWith('marked');
        break;
      case 'showProblems':
        await vscode.commands.executeCommand('workbench.actions.view.problems');
        break;
      case 'showOutput':
        this.client.output.show();
        break;
      case 'tryAgain':
        await (this.client.state === 'running' ? this.refresh() : this.client.restart());
        break;
    }
  }

  private compareWith(baseline: Baseline): void {
    this.baseline = baseline;
    this.refresh();
  }

  private get document(): TextDocumentRequest {
    return { textDocument: { uri: this.model.toString() } };
  }

  /** Asks for figures. What changes while they are asked for is asked for again afterwards: the last word counts. */
  private refresh(): void {
    this.isOutdated = true;
    this.refreshing ??= this.refreshUntilFresh().finally(() => (this.refreshing = undefined));
  }

  private async refreshUntilFresh(): Promise<void> {
    while (this.isOutdated && this.isReady) {
      this.isOutdated = false;
      this.post({ kind: 'busy', isBusy: true });
      try {
        this.lead ??= await this.firstLead();
        const request: PreviewRequest = { ...this.document, ...(this.lead === undefined ? {} : { lead: this.lead.id }) };
        const answer = await this.client.request<PreviewAnswer>('score/preview', request);
        this.post(
          answer === undefined
            ? { kind: 'failed', message: 'The language server for scoring models does not run.' }
            : { kind: 'figures', answer, lead: this.lead, baseline: this.baseline },
        );
      } catch (error) {
        this.post({ kind: 'failed', message: describe(error) });
      }
    }
  }

  /** The lead with the highest score, to begin with. */
  private async firstLead(): Promise<ChosenLead | undefined> {
    const answer = await this.client.request<LeadsAnswer>('score/leads', { ...this.document, limit: 1 } satisfies LeadsRequest);
    const lead = answer?.leads[0];
    return lead && { id: lead.id, title: lead.title ?? undefined };
  }

  private async search(query: string): Promise<void> {
    this.searching?.cancel();
    const cancellation = new vscode.CancellationTokenSource();
    this.searching = cancellation;
    try {
      const request: LeadsRequest = { ...this.document, query, limit: listed };
      const answer = await this.client.request<LeadsAnswer>('score/leads', request, cancellation.token);
      if (answer !== undefined) {
        this.post({ kind: 'leads', query, answer });
      }
    } catch (error) {
      if (!cancellation.token.isCancellationRequested) {
        this.post({ kind: 'failed', message: describe(error) });
      }
    } finally {
      cancellation.dispose();
    }
  }

  private async reveal(place: Extract<FromPage, { kind: 'reveal' }>['place']): Promise<void> {
    const uri = vscode.Uri.parse(place.uri);
    const { start } = place.range;
    const position = new vscode.Position(start.line, start.character);
    const open = vscode.window.visibleTextEditors.find(editor => isSame(editor.document.uri, uri));
    const column = open?.viewColumn ?? (this.panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One);
    const editor = await vscode.window.showTextDocument(uri, { viewColumn: column, selection: new vscode.Range(position, position) });
    editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}
