import { describe, expect, test } from 'vitest';

import { checkBlueprint, readBpmn, wordingOf, type Finding } from '../../src/index.ts';
import { definitionsXml, processXml } from '../support/bpmn-cells.ts';
import { rulePage } from '../support/rule-examples.ts';

const CODES = [70, 71, 72, 73, 74, 75, 77, 78, 79, 80, 81, 82, 83, 84].map((number) => `TL41${number}`);

/** What is told about the wrong example of a page. */
async function toldOn(code: string): Promise<readonly Finding[]> {
  const [text = ''] = rulePage(code).wrong.flatMap((part) => (part.kind === 'code' ? [part.text] : []));
  return toldAbout(/^<(?:process|collaboration)\b/mu.test(text) ? definitionsXml(text) : processXml(text));
}

async function toldAbout(xml: string): Promise<readonly Finding[]> {
  const { blueprint } = await readBpmn(xml, { file: 'a.bpmn' });
  return checkBlueprint(blueprint!).filter(({ code }) => code >= 'TL4170' && code <= 'TL4189');
}

const told = new Map(await Promise.all(CODES.map(async (code) => [code, await toldOn(code)] as const)));

test('the stories of tokens are reviewed in both languages', async () => {
  const lines = [...told].flatMap(([page, findings]) =>
    findings.flatMap((found) => {
      const [en, zh] = [wordingOf(found, 'en'), wordingOf(found, 'zh-CN')];
      const beside = found.related.map(({ line, column }) => ` ${line}:${column}`).join('');
      return [
        `${found.code} on the page of ${page}, at ${found.line}:${found.column}${beside === '' ? '' : ` beside${beside}`}`,
        `  ${en.message} ${en.hint}`,
        `  ${zh.message}${zh.hint}`,
      ];
    }),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('soundness.golden.txt');
});

test.each(CODES)('what is told is whole sentences in both languages: %s', (code) => {
  expect(told.get(code)?.map((found) => found.code)).toContain(code);
  for (const found of told.get(code) ?? []) {
    for (const language of ['en', 'zh-CN'] as const) {
      const { message, hint } = wordingOf(found, language);
      expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN|“”|""|\s{2}/);
      expect(message).toMatch(language === 'en' ? /^[A-Z“"].+\.$/su : /。$/u);
      expect(hint).toMatch(language === 'en' ? /^[A-Z].+\.$/su : /。$/u);
    }
  }
});

describe('a process without block structure', () => {
  const around = (middle: string): string =>
    processXml(`<startEvent id="begin"/><endEvent id="end"/><sequenceFlow id="f0" sourceRef="begin" targetRef="split"/>
${middle}<userTask id="pack" name="打包"/><userTask id="bill" name="开票"/>
<sequenceFlow id="f1" sourceRef="split" targetRef="pack"/><sequenceFlow id="f2" sourceRef="split" targetRef="bill"/>
<sequenceFlow id="f3" sourceRef="pack" targetRef="join"/><sequenceFlow id="f4" sourceRef="bill" targetRef="join"/>
<sequenceFlow id="f5" sourceRef="join" targetRef="end"/>`);

  test('names both gateways by title and id, in Chinese too', async () => {
    const [found] = await toldAbout(
      around('<exclusiveGateway id="split" name="是否急件"/><parallelGateway id="join" name="全部完成"/>'),
    );
    expect(wordingOf(found!, 'zh-CN').message).toBe(
      '排他网关“是否急件”（split）一旦走通向用户任务“打包”（pack）的路，并行网关“全部完成”（join）就会永远等待用户任务“开票”（bill）。',
    );
    expect([found!.line, found!.related.map(({ line }) => line)]).toEqual([9, [9]]);
  });

  test('is not run while a case could wait for ever', async () => {
    const findings = await toldAbout(around('<exclusiveGateway id="split"/><parallelGateway id="join"/>'));
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['TL4170 error']);
  });

  test('is run where something is only done twice', async () => {
    const findings = await toldAbout(around('<parallelGateway id="split"/><exclusiveGateway id="join"/>'));
    expect(findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['TL4173 warning']);
  });
});
