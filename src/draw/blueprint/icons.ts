import type { Channel } from '../../blueprint/channel.ts';
import type { Verb } from '../../blueprint/verbs.ts';
import { decimal, element, joined, type Markup } from '../svg/markup.ts';

/** Signs on a field of 16 by 16, drawn as lines. */
const CHANNELS: Readonly<Record<Channel['kind'], string>> = {
  phone:
    'M4 2h3l1.2 3.4-1.7 1.2a9 9 0 0 0 3.4 3.4l1.2-1.7L14 9.5v3a1.5 1.5 0 0 1-1.5 1.5A10.5 10.5 0 0 1 2 3.5 1.5 1.5 0 0 1 4 2Z',
  chat: 'M2 3h12v8H7l-3 3v-3H2ZM5 6h6M5 8.3h4',
  web: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM2 8h12M8 2c2.2 2 2.2 10 0 12M8 2c-2.2 2-2.2 10 0 12',
  app: 'M4.5 1.5h7v13h-7ZM7 12.3h2',
  email: 'M2 3.5h12v9H2ZM2 4l6 5 6-5',
  sms: 'M2 3h12v8H9l-2 3-1-3H2ZM5 7h.1M8 7h.1M11 7h.1',
  social:
    'M5.5 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM14 3.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM14 12.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM5.3 7.1l4.9-2.7M5.3 8.9l4.9 2.7',
  video: 'M2 4.5h8v7H2ZM10 7l4-2.3v6.6L10 9',
  'in-person': 'M8 2.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6ZM3 14c.3-3.5 2.2-5.2 5-5.2s4.7 1.7 5 5.2',
  'self-service': 'M2 3h12v8H2ZM6 14h4M8 11v3M5.5 7l1.8 1.8L10.8 5.3',
  post: 'M2 6.5 8 2l6 4.5V14H2ZM2 7l6 4 6-4',
};

/** The sign in the corner of a step's box. */
const VERBS: Readonly<Partial<Record<Verb, string>>> = {
  say: 'M2 3.5h12v9H2ZM2 4l6 5 6-5',
  ask: 'M5.2 6a2.8 2.8 0 1 1 4.2 2.4c-.9.5-1.4 1-1.4 2M8 13.2h.1',
  do: 'M8 2.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6ZM3 14c.3-3.5 2.2-5.2 5-5.2s4.7 1.7 5 5.2',
  call: 'M8 5.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4',
  decide: 'M2 3h12v10H2ZM2 6h12M6 3v10',
  meet: 'M5.5 3a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8ZM10.8 4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2ZM1.8 13c.2-2.9 1.6-4.3 3.7-4.3s3.5 1.4 3.7 4.3M10.5 9c2 0 3.4 1.2 3.7 4',
  approve:
    'M8 1.8l1.7 1.4 2.2-.1.5 2.1 1.8 1.2-.9 2 .9 2-1.8 1.2-.5 2.1-2.2-.1L8 15l-1.7-1.4-2.2.1-.5-2.1-1.8-1.2.9-2-.9-2 1.8-1.2.5-2.1 2.2.1ZM5.4 8.3l1.8 1.8 3.4-3.6',
  survey: 'M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5Z',
  wait: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM8 4.5V8l2.5 1.7',
  use: 'M2 3h12v10H2ZM8 5.5v5M5.5 8h5',
};

const CLOCK = 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2.2 1.4';

export function channelIcon(kind: Channel['kind'], x: number, y: number): Markup {
  return icon(CHANNELS[kind], x, y, 'stroke-accent');
}

/** A disc with the sign of a verb, around a point. */
export function verbSign(verb: Verb, x: number, y: number): Markup {
  const path = VERBS[verb];
  if (path === undefined) return joined(undefined);
  return element(
    'g',
    { class: 'verb', 'data-verb': verb },
    element('circle', { class: 'fill-box stroke-line', cx: x, cy: y, r: 8.5, 'stroke-width': 1 }),
    element('path', {
      class: 'icon stroke-quiet',
      d: path,
      transform: `translate(${decimal(x - 5.6)} ${decimal(y - 5.6)}) scale(0.7)`,
      'stroke-width': 1.5,
    }),
  );
}

export function clockIcon(x: number, y: number): Markup {
  return icon(CLOCK, x, y, 'stroke-accent');
}

function icon(d: string, x: number, y: number, colour: string): Markup {
  return element('path', {
    class: `icon ${colour}`,
    d,
    transform: `translate(${decimal(x)} ${decimal(y)})`,
  });
}
