import type { Test } from './test.ts';
import { until } from './waiting.ts';

/** The extension's own page. */
export const page: Test[] = [
  {
    name: 'The page of the extension says what it does, without broken pictures',
    sample: 'b2b-saas',
    async run(editor) {
      await editor.run('Extensions: Show Installed Extensions');
      await editor.page.locator('.extension-list-item', { hasText: 'ScoringDsl' }).first().click();
      await editor.webview.getByRole('heading', { name: 'What it does' }).waitFor();
      await until('pictures to be loaded', async () =>
        await editor.webview.locator('img').evaluateAll(images => (images as HTMLImageElement[]).every(image => image.naturalWidth > 0)));
    },
  },
];
