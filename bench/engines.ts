// Whole cases in memory, journal on, against bpmn-engine. Run: npm run bench -- engines
import { compileBlueprint, readBpmn, step } from '../src/index.ts';
import { bpmnOf, engineOn, userTask } from './bpmn-engine.ts';
import { report } from './measure.ts';

/** A process that both run; conditions are written in the language of each. */
interface Shape {
  readonly name: string;
  readonly tasks: readonly string[];
  xml(condition: (branch: number) => string): string;
}

const BRANCHES = [1, 2, 3, 4];
/** The branch that is taken. */
const TAKEN = 3;

const SHAPES: readonly Shape[] = [row('start -> user task -> end', 1), row('ten user tasks', 10), choice()];

for (const shape of SHAPES) {
  const run = await oursOf(shape);
  const ours = perSecond(run, 1500);
  const theirs = await perSecondAsync(await theirsOf(shape), 1500);
  const again = perSecond(run, 1500);
  const best = (ours + again) / 2;
  console.log(`${shape.name}: ours ${best.toFixed(0)}, bpmn-engine ${theirs.toFixed(0)} cases per CPU-second`);
  report(`${shape.name}: ours / bpmn-engine`, best / theirs, '>= 50', best / theirs >= 50);
}

function row(name: string, count: number): Shape {
  const tasks = Array.from({ length: count }, (_, index) => `task${index}`);
  const ids = ['start', ...tasks, 'end'];
  const flows = ids
    .slice(1)
    .map((id, index) => `<sequenceFlow id="f${index}" sourceRef="${ids[index]}" targetRef="${id}" />`);
  return { name, tasks, xml: () => bpmnOf([...tasks.map(userTask), ...flows]) };
}

function choice(): Shape {
  const ways = (condition: (branch: number) => string): string[] =>
    BRANCHES.flatMap((branch) => [
      userTask(`task${branch}`),
      `<sequenceFlow id="way${branch}" sourceRef="split" targetRef="task${branch}"><conditionExpression xsi:type="tFormalExpression">${condition(branch)}</conditionExpression></sequenceFlow>`,
      `<sequenceFlow id="back${branch}" sourceRef="task${branch}" targetRef="join" />`,
    ]);
  const gateways = [
    '<exclusiveGateway id="split" />',
    '<exclusiveGateway id="join" />',
    '<sequenceFlow id="first" sourceRef="start" targetRef="split" />',
    '<sequenceFlow id="last" sourceRef="join" targetRef="end" />',
  ];
  return {
    name: 'one of four branches',
    tasks: [`task${TAKEN}`],
    xml: (condition) => bpmnOf([...gateways, ...ways(condition)]),
  };
}

async function oursOf({ tasks, xml }: Shape): Promise<() => void> {
  const { blueprint, findings } = await readBpmn(
    xml((branch) => `branch = ${branch}`),
    { file: 'bench.bpmn' },
  );
  if (blueprint === undefined) throw new Error(findings[0]?.message);
  const compiled = compileBlueprint(blueprint);
  const data = compiled.blueprint.data.has('branch') ? { branch: TAKEN } : {};
  const role = [...blueprint.roles.keys()][0] ?? 'customer';
  const journal: unknown[] = [];
  return () => {
    journal.length = 0;
    const at = 1_767_574_800_000;
    let result = step(compiled, null, { id: 'C-1', at, data }, at);
    journal.push(...result.entries);
    for (const [index, task] of tasks.entries()) {
      const event = { type: `step.${task}.done`, at: at + index, by: { role } };
      result = step(compiled, result.snapshot, event, at + index);
      journal.push(...result.entries);
    }
    if (result.status !== 'sealed') throw new Error('The case did not finish.');
  };
}

async function theirsOf({ xml }: Shape): Promise<() => Promise<void>> {
  const variables = Object.fromEntries(BRANCHES.map((branch) => [`branch${branch}`, branch === TAKEN]));
  return engineOn(
    xml((branch) => `\${environment.variables.branch${branch}}`),
    variables,
  );
}

function perSecond(run: () => void, milliseconds: number): number {
  for (let turn = 0; turn < 200; turn += 1) run();
  const start = process.cpuUsage();
  const until = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < until) {
    for (let turn = 0; turn < 20; turn += 1) run();
    count += 20;
  }
  return count / cpuSeconds(start);
}

async function perSecondAsync(run: () => Promise<void>, milliseconds: number): Promise<number> {
  for (let turn = 0; turn < 50; turn += 1) await run();
  const start = process.cpuUsage();
  const until = performance.now() + milliseconds;
  let count = 0;
  while (performance.now() < until) {
    await run();
    count += 1;
  }
  return count / cpuSeconds(start);
}

function cpuSeconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000_000;
}
