// Picks a lead of a model's data and shows why it has its scores.
import * as vscode from 'vscode';
import { describe, type ScoreClient } from './client';
import { modelOf } from './models';
import type { Lead, LeadsAnswer, LeadsRequest } from './protocol';

const leadsShown = 100;
const millisecondsToType = 200;

interface LeadItem extends vscode.QuickPickItem {
  readonly lead?: string;
}

export function register(context: vscode.ExtensionContext, client: ScoreClient): void {
  context.subscriptions.push(vscode.commands.registerCommand('score.explainLead', explain));

  async function explain(clicked: unknown): Promise<void> {
    const model = await modelOf(clicked);
    const lead = model === undefined ? undefined : await pickLead(client, model.uri);
    if (model !== undefined && lead !== undefined) {
      await vscode.commands.executeCommand('score.openPreview', model.uri, lead);
    }
  }
}

/** Lets people search the leads of a model's data. @returns the id of a lead; undefined where none was chosen. */
export function pickLead(client: ScoreClient, model: vscode.Uri): Promise<string | undefined> {
  return new Promise(resolve => {
    const picker = vscode.window.createQuickPick<LeadItem>();
    let searching: vscode.CancellationTokenSource | undefined;
    let typing: NodeJS.Timeout | undefined;
    let chosen: string | undefined;
    picker.title = 'Explain Lead';
    picker.placeholder = 'Search by id, e-mail address or anything else that the data says of a lead';
    picker.matchOnDescription = picker.matchOnDetail = true;
    picker.ignoreFocusOut = true;
    picker.onDidChangeValue(() => {
      clearTimeout(typing);
      typing = setTimeout(() => void search(), millisecondsToType);
    });
    picker.onDidAccept(() => {
      chosen = picker.selectedItems[0]?.lead;
      if (chosen !== undefined) {
        picker.hide();
      }
    });
    picker.onDidHide(() => {
      clearTimeout(typing);
      searching?.cancel();
      picker.dispose();
      resolve(chosen);
    });
    picker.show();
    void search();

    async function search(): Promise<void> {
      searching?.cancel();
      const source = (searching = new vscode.CancellationTokenSource());
      picker.busy = true;
      try {
        const request: LeadsRequest = { textDocument: { uri: model.toString() }, query: picker.value, limit: leadsShown };
        const answer = await client.request<LeadsAnswer>('score/leads', request, source.token);
        if (source === searching) {
          show(answer);
        }
      } catch (error) {
        if (source === searching && !source.token.isCancellationRequested) {
          picker.items = [notice(describe(error))];
        }
      } finally {
        source.dispose();
        if (source === searching) {
          picker.busy = false;
        }
      }
    }

    function show(answer: LeadsAnswer | undefined): void {
      if (answer?.state === 'noData') {
        picker.hide();
        void offerData(answer.message ?? 'There are no leads to explain.');
      } else if (answer === undefined || (answer.leads.length === 0 && answer.state !== 'ok')) {
        picker.items = [notice(answer?.message ?? 'The language server is off.')];
      } else if (answer.leads.length === 0) {
        picker.items = [notice(picker.value.trim() === '' ? 'The data has no leads.' : `No lead has '${picker.value.trim()}'.`)];
      } else {
        picker.items = answer.leads.map(itemOf);
        picker.title = answer.total > answer.leads.length ? `Explain Lead (${answer.leads.length} of ${answer.total} shown)` : 'Explain Lead';
      }
    }

    async function offerData(message: string): Promise<void> {
      const choose = 'Choose Data…';
      if ((await vscode.window.showInformationMessage(message, choose)) === choose) {
        await vscode.commands.executeCommand('score.chooseData', model);
      }
    }
  });
}

function itemOf(lead: Lead): LeadItem {
  const scores = lead.scores.map(score => `${score.name} ${score.value}`);
  const labels = lead.labels.map(label => `${label.name} ${label.value}`);
  return {
    label: lead.title ? `${lead.id}  ${lead.title}` : lead.id,
    description: scores.join(' · '),
    detail: labels.join(' · '),
    // What was found was found by fields that are not shown.
    alwaysShow: true,
    lead: lead.id,
  };
}

function notice(text: string): LeadItem {
  return { label: text, alwaysShow: true };
}
