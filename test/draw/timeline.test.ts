import { describe, expect, it } from 'vitest';

import { drawTimeline } from '../../src/draw/timeline/draw-timeline.ts';
import { layoutTimeline } from '../../src/draw/timeline/layout-timeline.ts';
import type { TimelineLayout } from '../../src/draw/timeline/timeline-layout.ts';
import { createHost, memoryStore, virtualClock } from '../../src/index.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { DrivenCase, HOUR, MINUTE, DAY } from '../support/driven-case.ts';
import { overlapping, readSvg } from '../support/picture-faults.ts';
import { playedExample } from '../support/played-examples.ts';
import { shortDeskText } from '../support/short-desk.ts';

const DESK = `
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: 09:00-18:00 } } }
calendar: office
channels: { chat: { kind: chat } }
roles: { agent: { title: Agent }, head: { title: Head of service }, boss: { title: { en: Boss, zh-CN: 总管 } } }
data: { name: { type: text, personal: true, title: Name }, answer: { type: text, title: Answer } }
services: { stock: { title: Stock system, out: { left: integer } } }
messages: { hello: { en: "Dear {name}", zh-CN: "{name}您好" } }
events: { nags: { title: The customer nags } }
stages:
  handling:
    kind: resolution
    title: { en: Handling, zh-CN: 处理 }
    on: { customer.nags: { set: { answer: nag } } }
    steps:
      greet: { say: hello, title: Greeting }
      look: { do: { en: Look into it, zh-CN: 查看 }, by: agent }
      enquire: { ask: [answer, name], title: Enquire, within: 20d, outcomes: { answered: next, no-answer: next } }
      fix: { do: Fix it, by: agent, outcomes: { done: next, again: look } }
ends: { solved: { outcome: solved, title: All well, reach: resolved } }
slas:
  reply: { title: Reply in time, start: case.opened, stop: resolved, target: 8bh, pause: waiting-customer, warn: 50% }
escalations:
  late:
    title: Too late
    sla: reply
    levels: [{ at: 50%, notify: agent }, { at: breach, notify: head }]
`;

function desk(input: { data?: Record<string, unknown> } = {}): DrivenCase {
  return new DrivenCase(compiledFrom(shortDeskText(DESK)), { locale: 'en', ...input });
}

/** All that is written in a picture, without what stands behind a sign. */
function read({ labels }: TimelineLayout): string[] {
  return labels.map(({ label }) => label.lines.join(' '));
}

describe('the picture of a case tells', () => {
  it('who did what and when, in the row of whoever did it', () => {
    const one = desk();
    one.pass(HOUR);
    one.send('step.look.done', 'agent', {}, { by: { role: 'agent', person: 'li' } });
    one.pass(2 * HOUR);
    one.send('step.enquire.answered', 'customer', { answer: 'yes', name: 'Ada' });
    one.pass(HOUR);
    one.send('step.fix.done', 'agent');
    const { bars, points } = layoutTimeline(one.entries, { compiled: one.compiled, locale: 'en' });
    const told = bars.map(({ row, lines }) => `${row}: ${lines.join(' | ')}`);
    expect(told).toEqual([
      'stages: Handling | Mon 5 Jan 2026 09:00 – Mon 5 Jan 2026 13:00 (4 h)',
      'steps customer: Enquire | Mon 5 Jan 2026 10:00 – Mon 5 Jan 2026 12:00 (2 h) | By: Customer | Outcome: answered',
      'steps agent: Look into it | Mon 5 Jan 2026 09:00 – Mon 5 Jan 2026 10:00 (1 h) | By: li (Agent)',
      'steps agent: Fix it | Mon 5 Jan 2026 12:00 – Mon 5 Jan 2026 13:00 (1 h) | By: Agent',
      'clock reply: Reply in time: met, 6 h of business time left | promise: 8 business hours | ' +
        'Mon 5 Jan 2026 09:00 – Mon 5 Jan 2026 13:00 (4 h) | due Tue 6 Jan 2026 10:00',
    ]);
    expect(points.map(({ row, sign }) => `${row}: ${sign}`)).toEqual([
      'events: opened',
      'events: milestone',
      'events: ended',
      'messages: message',
      'clock reply: met',
    ]);
  });

  it('that a clock was paused, warned, ran over and was stopped too late, each by a sign and in words', () => {
    const one = desk();
    one.send('step.look.done', 'agent');
    one.pass(2 * HOUR);
    one.send('step.enquire.answered', 'customer', { answer: 'yes', name: 'Ada' });
    one.pass(2 * DAY);
    one.send('step.fix.done', 'agent');
    const layout = layoutTimeline(one.entries, { compiled: one.compiled, locale: 'en' });
    const clock = layout.bars.find(({ kind }) => kind === 'clock')!;
    expect(clock.pieces.map(({ kind, lines }) => `${kind}: ${lines.join(' | ')}`)).toEqual([
      'counted: counts | Mon 5 Jan 2026 11:00 – Tue 6 Jan 2026 10:00 (23 h)',
      'closed: closed hours, do not count | Mon 5 Jan 2026 18:00 – Tue 6 Jan 2026 09:00 (15 h)',
      'over: over time | Tue 6 Jan 2026 10:00 – Wed 7 Jan 2026 11:00 (25 h)',
      'paused: paused: the case waits for the customer at “Enquire” | Mon 5 Jan 2026 09:00 – Mon 5 Jan 2026 11:00 (2 h)',
    ]);
    const signs = layout.points.filter(({ row }) => row === 'clock reply').map(({ sign, tone }) => `${sign} ${tone}`);
    expect(signs).toEqual(['warning warn', 'due plain', 'breached bad', 'breached bad']);
    expect(read(layout)).toContain('breached, stopped 10 h of business time late');
    expect(read(layout)).toEqual(expect.arrayContaining(['1 → Agent', '2 → Head of service']));
    // For those who cannot see it.
    expect(layout.description).toBe(
      'What happened to case C-1 from Mon 5 Jan 2026 09:00 to Wed 7 Jan 2026 11:00; closed: All well. Stages: Handling. ' +
        'Clock “Reply in time”: breached, stopped 10 h of business time late. ' +
        'Escalation “Too late”: 1 → Agent; 2 → Head of service; all levels have come.',
    );
  });

  it('what an open case waits for, and when its promise is due', () => {
    const one = desk();
    one.pass(HOUR);
    const options = { compiled: one.compiled, until: one.now, locale: 'zh-CN' };
    const layout = layoutTimeline(one.entries, options);
    const look = layout.bars.find(({ row }) => row === 'steps agent')!;
    expect(look).toMatchObject({ end: 'open', to: one.now });
    expect(look.lines).toEqual(['查看', '自 2026年1月5日 周一 09:00 起，尚未结束']);
    const ahead = layout.bars.flatMap(({ pieces }) => pieces).filter(({ kind }) => kind === 'ahead');
    expect(ahead.map(({ from }) => from)).toEqual([one.now]);
    expect(read(layout)).toContain('正在走，最迟 17:00');
    expect(layout.now).toBeGreaterThan(look.bounds.x);
  });

  it('calls of twenty seconds beside sixty days of waiting, with the wait cut out and its length beside the cut', () => {
    const one = desk();
    for (let round = 0; round < 4; round += 1) {
      one.pass(20_000);
      one.send('customer.nags', 'customer');
    }
    one.pass(60 * DAY);
    one.send('step.look.done', 'agent');
    const layout = layoutTimeline(one.entries, { compiled: one.compiled, locale: 'en' });
    const nags = layout.points.filter(({ row }) => row === 'steps customer').map(({ bounds }) => bounds.x);
    for (const [index, x] of nags.entries()) expect(x - (nags[index - 1] ?? -Infinity)).toBeGreaterThan(20);
    expect(layout.breaks.length).toBeGreaterThan(0);
    expect(read(layout)).toContain('60 d');
    expect(layout.width).toBeLessThan(1200);
  });

  it('as much of a thousand entries as can be read, within 500 kB', () => {
    const one = desk();
    for (let round = 0; round < 150; round += 1) {
      one.pass(7 * MINUTE);
      one.send('customer.nags', 'customer');
      one.send('step.look.done', 'agent');
      one.send('step.enquire.answered', 'customer', { answer: 'yes', name: 'Ada' });
      one.send('step.fix.again', 'agent');
    }
    expect(one.entries.length).toBeGreaterThan(1000);
    const options = { compiled: one.compiled, locale: 'en', until: one.now };
    const layout = layoutTimeline(one.entries, options);
    expect(overlapping(layout.labels.map(({ bounds }) => bounds))).toEqual([]);
    expect(layout.height).toBeLessThan(1200);
    expect(drawTimeline(one.entries, options).length).toBeLessThan(500_000);
  });

  it('the same from the records that a host keeps as from the entries of a journey', async () => {
    const compiled = compiledFrom(shortDeskText(DESK));
    const clock = virtualClock(Date.parse('2026-01-05T09:00:00+08:00'));
    const host = createHost({ blueprints: [compiled], store: memoryStore(), clock });
    const input = { by: { role: 'customer' }, locale: 'en' };
    await host.start('C-1', { blueprint: 'desk', requestId: 'call-1', input });
    const history = await host.history('C-1');
    const one = desk();
    const options = { compiled, locale: 'en', until: one.now };
    expect(drawTimeline(history, options)).toBe(drawTimeline(one.entries, options));
    await host.close();
  });
});

describe('the picture of a case keeps to itself', () => {
  it('what is personal: neither values of fields nor texts of messages are in it', () => {
    const one = desk({ data: { name: 'Zaphod Beeblebrox' } });
    one.send('customer.writes', 'customer', { text: 'I am Zaphod Beeblebrox' });
    one.send('step.look.done', 'agent');
    one.send('step.enquire.answered', 'customer', { answer: 'The answer of Zaphod', name: 'Zaphod' });
    expect(drawTimeline(one.entries, { compiled: one.compiled })).not.toMatch(/Zaphod|Dear/u);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['the end of a section', ']]> & "quoted" \'text\''],
    ['marks that turn the reading direction', 'pay \u202Eeno\u202C \u2067x'],
    ['ten thousand characters', '很长'.repeat(5000)],
    ['emoji and a lone surrogate', '👩‍👩‍👧 🚀 \uD800'],
  ])('nothing of what is written as %s but its text', (_, hostile) => {
    const text = JSON.stringify(hostile.replaceAll('\uD800', ''));
    const written = DESK.replaceAll(/title: (?:\w+ ?)+/gu, `title: ${text}`).replace('Look into it', text);
    const one = new DrivenCase(compiledFrom(shortDeskText(written)), { locale: 'en' });
    one.pass(3 * DAY);
    const svg = drawTimeline(one.entries, { compiled: one.compiled, title: hostile, until: one.now, locale: 'en' });
    const { elements, words } = readSvg(svg);
    expect(elements.has('script')).toBe(false);
    expect(svg).not.toMatch(
      /[\u202A-\u202E\u2066-\u2069\uD800-\uDFFF](?<![\uD800-\uDBFF][\uDC00-\uDFFF])(?![\uDC00-\uDFFF])/u,
    );
    expect(words).toContain(hostile.slice(0, 3));
    expect(svg.length).toBeLessThan(500_000);
    const { labels } = layoutTimeline(one.entries, { compiled: one.compiled, title: hostile, locale: 'en' });
    expect(overlapping(labels.map(({ bounds }) => bounds))).toEqual([]);
  });
});

describe('pictures of examples', () => {
  it.each([
    ['lost-parcel', 'late-over-spring-festival', 'en'],
    ['card-fraud', 'nobody-takes-it', 'zh-CN'],
  ])('%s, %s, is drawn as it was looked at', async (example, journey, locale) => {
    const { compiled, results } = await playedExample(example);
    const { entries, end, snapshot } = results.get(journey)!;
    const svg = drawTimeline(entries, { compiled, until: end, context: snapshot?.context, locale });
    await expect(svg).toMatchFileSnapshot(`golden/timeline-${example}.${locale}.svg`);
  });
});
