import { setTimeout } from 'node:timers/promises';

/** How long anything may take. Long, as the machine may be busy; nothing waits that long where all is well. */
export const patience = 60_000;

/** Asks again and again until the answer is neither false nor undefined, and gives it; fails with what was waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, limit = patience): Promise<T> {
  const end = performance.now() + limit;
  let last: unknown;
  while (performance.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) {
        return answer;
      }
      last = answer;
    } catch (error) {
      last = error;
    }
    await setTimeout(50);
  }

  throw new Error(`Waited ${limit / 1000} seconds for ${what}. Last: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
}
