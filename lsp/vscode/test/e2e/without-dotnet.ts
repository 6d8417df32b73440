import assert from 'node:assert/strict';
import type { Test } from './test.ts';
import { until } from './waiting.ts';

/** A machine on which .NET is not found: here the setting leads nowhere, as this one has it in the usual place. */
export const withoutDotnet: Test[] = [
  {
    name: 'Without .NET a message says so and offers a way on, and models are coloured all the same',
    sample: 'b2b-saas',
    settings: { 'score.dotnetPath': '/nowhere/dotnet' },
    async run(editor, { screenshot, server }) {
      const message = editor.notification('needs the .NET 10 runtime');
      await message.waitFor();
      for (const button of ['Get .NET', 'Open Setting', 'Try Again']) {
        await message.getByRole('button', { name: button }).waitFor();
      }
      await editor.openFile('model.score');
      const colours = await until('colours', async () => {
        const parts = await editor.colours('model "B2B SaaS"');
        return parts.length > 1 && parts;
      });
      const [keyword, text] = ['model', '"B2B SaaS"'].map(word => colours.find(part => part.text.includes(word))?.colour);
      assert.ok(keyword && text && keyword !== text, JSON.stringify(colours));
      await screenshot('without-dotnet.png');

      server.setMachineSettings({});
      await until('the server to start', async () => {
        if (await message.isVisible()) {
          await message.getByRole('button', { name: 'Try Again' }).click({ timeout: 5_000 });
        }
        return (await editor.page.locator('.codelens-decoration').count()) > 0;
      });
    },
  },
];
