import type { Reference } from '../../blueprint/origin.ts';
import type { Step } from '../../blueprint/step.ts';
import type { WaitArm } from '../../blueprint/verbs.ts';
import { plain } from '../../flow/process-names.ts';
import type { Fact } from './page-data.ts';
import { factOf, type Telling } from './telling.ts';

/** What the verb of a step says: what is asked for, which service is called, who votes. */
export function actionFacts(telling: Telling, { action }: Step): readonly Fact[] {
  const { blueprint, names, words } = telling;
  const field = ({ name }: Reference): string => names.text(blueprint.data.get(name)?.title) ?? plain(name);
  const asked = (one: Reference & { readonly optional: boolean }): string =>
    one.optional ? words.optional(field(one)) : field(one);
  switch (action.verb) {
    case 'say':
      return [
        ...factOf(words.to, names.role(action.to.name)),
        ...factOf(words.message, message(telling, action.message)),
      ];
    case 'ask':
      return [
        ...factOf(words.asks, ...action.fields.map(asked)),
        ...factOf(words.message, action.message && message(telling, action.message)),
      ];
    case 'do':
      return [
        ...factOf(words.form, ...action.form.map(asked)),
        ...factOf(words.checklist, ...action.checklist.map((item) => names.text(item))),
      ];
    case 'call': {
      const { service } = action;
      return factOf(words.service, names.text(blueprint.services.get(service.name)?.title) ?? plain(service.name));
    }
    case 'decide': {
      const { decision } = action;
      if (decision === undefined) return [];
      return factOf(words.table, names.text(blueprint.decisions.get(decision.name)?.title) ?? plain(decision.name));
    }
    case 'choose':
      return [];
    case 'wait': {
      const { for: awaited } = action;
      const one = (until: WaitArm['until']): string =>
        until.kind === 'event' ? names.event(until.event.name) : names.deadline(until);
      const all = awaited.kind === 'first' ? awaited.arms.map(({ until }) => one(until)) : [one(awaited)];
      return factOf(words.waitsFor, ...all);
    }
    case 'meet':
      return factOf(words.role, ...action.required.map(({ name }) => names.role(name)));
    case 'approve':
      return [
        ...factOf(words.role, ...(action.votes?.roles ?? []).map(({ name }) => names.role(name))),
        ...factOf(words.shows, ...action.shows.map(field)),
      ];
    case 'survey':
      return factOf(words.asks, ...action.questions.map((one) => names.text(one.text) ?? asked(one)));
    case 'parallel':
      return factOf(
        words.branches,
        ...action.branches.map(({ name, title, steps }) => ({
          text: names.text(title) ?? plain(name),
          to: steps[0]?.id,
        })),
      );
    case 'use':
      return factOf(words.module, names.text(action.module?.title) ?? action.file.name);
  }
}

/** The words of a message, as its author wrote them. */
function message({ blueprint, names }: Telling, { name }: Reference): string {
  const found = blueprint.messages.get(name);
  return names.text(found?.text) ?? plain(name);
}
