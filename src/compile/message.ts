import type { Field } from '../blueprint/field.ts';
import type { TemplatePart } from '../blueprint/template.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import { languageOf } from '../text/language-of.ts';
import { describeDuration, parseDuration } from '../time/duration.ts';
import { describeInstant, parseInstant } from '../time/instant.ts';
import type { CaseContext } from './case.ts';
import type { Plan } from './plan.ts';

/** The words of a message for the customer's locale, with fields and facts put in; empty where a field has no value. */
export function renderMessage(plan: Plan, context: CaseContext, message: string, at: number): string {
  const templates = plan.messages.get(message) ?? {};
  const parts = templates[context.locale] ?? Object.values(templates)[0] ?? [];
  return parts.map((part) => (part.kind === 'text' ? part.text : placeholder(plan, context, part, at))).join('');
}

/** A text of the blueprint in the customer's locale. */
export function sayIn(text: Text | undefined, locale: string): string | undefined {
  return text === undefined ? undefined : textIn(text, locale);
}

/** A value as people read it: choices by their label, dates and numbers as the locale writes them. */
export function formatValue(field: Field | undefined, value: unknown, locale: string, zone: string): string {
  if (value === undefined || value === null) return '';
  const language = languageOf(locale);
  switch (field?.type) {
    case 'enum':
      return sayIn(field.values?.get(asText(value)), locale) ?? asText(value);
    case 'boolean':
      return language === 'zh-CN' ? (value === true ? '是' : '否') : value === true ? 'yes' : 'no';
    case 'integer':
    case 'number':
      return typeof value === 'number' ? number(value, locale, field.unit) : asText(value);
    case 'datetime': {
      const parsed = parseInstant(asText(value));
      return parsed.ok ? describeInstant(parsed.instant, zone, language) : asText(value);
    }
    case 'duration': {
      const parsed = parseDuration(asText(value));
      return parsed.ok ? describeDuration(parsed.duration, language) : asText(value);
    }
    case 'money': {
      const { amount, currency } = value as { amount: string; currency: string };
      return `${amount} ${currency}`;
    }
    case 'file':
      return asText((value as { name: unknown }).name);
    case 'list':
      return (value as readonly unknown[])
        .map((item) => formatValue(field.of, item, locale, zone))
        .join(language === 'zh-CN' ? '、' : ', ');
    default:
      return asText(value);
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function placeholder(
  plan: Plan,
  context: CaseContext,
  { name }: Extract<TemplatePart, { kind: 'value' }>,
  at: number,
): string {
  const { locale } = context;
  switch (name) {
    case 'case.id':
      return context.id;
    case 'case.opened_at':
      return describeInstant(context.opened_at, plan.zone, languageOf(locale));
    case 'case.reopened':
      return String(context.reopened);
    case 'now':
      return describeInstant(at, plan.zone, languageOf(locale));
    default: {
      const [head = '', part] = name.split('.');
      const value = context.data[head] ?? plan.parameters?.[head];
      if (part !== undefined) return asText((value as Record<string, unknown> | undefined)?.[part] ?? '');
      const field = plan.fields.get(head) ?? plan.blueprint.parameters.get(head)?.type;
      return formatValue(field, value, locale, plan.zone);
    }
  }
}

function number(value: number, locale: string, unit: string | undefined): string {
  const words = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(value);
  return unit === undefined ? words : `${words} ${unit}`;
}
