import { checkCalendarsCatalogue } from './check-calendars.ts';
import { checkDataCatalogue } from './check-data.ts';
import { checkEscalationsCatalogue } from './check-escalations.ts';
import { checkFlowCatalogue } from './check-flow.ts';
import { checkIdleCatalogue } from './check-idle.ts';
import { checkNamesCatalogue } from './check-names.ts';
import { checkPeopleCatalogue } from './check-people.ts';
import { checkServiceCatalogue } from './check-service.ts';
import { checkSlasCatalogue } from './check-slas.ts';
import { checkSoundnessCatalogue } from './check-soundness.ts';
import { checkSuppressionsCatalogue } from './check-suppressions.ts';
import { checkTablesCatalogue } from './check-tables.ts';
import { checkVerbsCatalogue } from './check-verbs.ts';
import { entry } from './entry.ts';

/** What a whole blueprint must hold. */
export const checkCatalogue = {
  ...checkNamesCatalogue,
  ...checkFlowCatalogue,
  ...checkSoundnessCatalogue,
  ...checkDataCatalogue,
  ...checkTablesCatalogue,
  ...checkVerbsCatalogue,
  ...checkServiceCatalogue,
  ...checkSuppressionsCatalogue,
  ...checkIdleCatalogue,
  ...checkCalendarsCatalogue,
  ...checkSlasCatalogue,
  ...checkPeopleCatalogue,
  ...checkEscalationsCatalogue,
  TL4033: entry<{ rule: string; message: string }>({
    rule: 'rules-do-not-fail',
    severity: 'warning',
    en: ({ rule, message }) => ({
      message: `The check "${rule}" could not be carried out: ${message}.`,
      hint: 'This is a fault of the checker; please report it with this file.',
    }),
    'zh-CN': ({ rule, message }) => ({
      message: `检查“${rule}”未能完成：${message}。`,
      hint: '这是检查程序的缺陷，请附上此文件反馈。',
    }),
  }),
};
