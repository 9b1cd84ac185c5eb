import type { AlertBound, AlertBounds } from '../check/alert-bounds.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { visible } from '../text/safe-text.ts';
import type { Output } from './io.ts';

/** A blueprint that was checked, and how many alerts a case of it can send. */
export interface BoundedBlueprint {
  readonly file: string;
  readonly id: string;
  readonly bounds: AlertBounds;
}

interface AlertWords {
  readonly alerts: (count: number) => string;
  readonly inCase: (id: string, alerts: string, which: string) => string;
  readonly eachTime: (id: string, alerts: string, which: string) => string;
  readonly both: (inCase: string, count: number, which: string) => string;
  readonly comma: string;
}

const words: Readonly<Record<Language, AlertWords>> = {
  en: {
    alerts: (count) => `at most ${count} ${count === 1 ? 'alert' : 'alerts'}`,
    inCase: (id, alerts, which) => `${id}: ${alerts} in a case (${which})`,
    eachTime: (id, alerts, which) => `${id}: ${alerts} each time (${which})`,
    both: (inCase, count, which) => `${inCase}, and at most ${count} more each time (${which})`,
    comma: ', ',
  },
  'zh-CN': {
    alerts: (count) => `最多 ${count} 次通知`,
    inCase: (id, alerts, which) => `${id}：每个案例${alerts}（${which}）`,
    eachTime: (id, alerts, which) => `${id}：每次触发${alerts}（${which}）`,
    both: (inCase, count, which) => `${inCase}，另外每次触发最多 ${count} 次（${which}）`,
    comma: '，',
  },
};

/** Prints one line for each blueprint whose escalations tell somebody something: how many alerts that can be. */
export function printAlertBounds(output: Output, language: Language, blueprints: readonly BoundedBlueprint[]): void {
  for (const { id, bounds } of blueprints) {
    const line = lineOf(language, id, bounds);
    if (line !== undefined) output.write(`${visible(line)}\n`);
  }
}

function lineOf(language: Language, id: string, { escalations }: AlertBounds): string | undefined {
  const say = words[language];
  const telling = escalations.filter(({ perRun }) => perRun > 0);
  const once = telling.filter(({ runs }) => runs === 1);
  const often = telling.filter(({ runs }) => runs === 'many');
  const sum = say.alerts(once.reduce((all, { perRun }) => all + perRun, 0));
  const most = Math.max(...often.map(({ perRun }) => perRun));
  if (telling.length === 0) return undefined;
  if (once.length === 0) return say.eachTime(id, say.alerts(most), listed(often, say.comma));
  const inCase = say.inCase(id, sum, listed(once, say.comma));
  return often.length === 0 ? inCase : say.both(inCase, most, listed(often, say.comma));
}

/** The escalations that send most first; of one alone the number is said already. */
function listed(bounds: readonly AlertBound[], comma: string): string {
  if (bounds.length === 1) return bounds[0]?.escalation ?? '';
  return bounds
    .toSorted((a, b) => b.perRun - a.perRun)
    .map(({ escalation, perRun }) => `${escalation} ${perRun}`)
    .join(comma);
}
