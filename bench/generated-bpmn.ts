/**
 * A process of about so many nodes as an editor saves it, diagram included: blocks of seven nodes (a task, a choice of two
 * ways that meet again, a task with a timer on its border), in lanes, by turns.
 */
export function generatedBpmn(count: number): string {
  const nodes: string[] = [];
  const flows: string[] = [];
  const shapes: string[] = [];
  const edges: string[] = [];
  const lanes: string[][] = [[], [], [], []];
  const node = (id: string, tag: string, inner = '', attributes = '') => {
    const place = nodes.length;
    nodes.push(`    <${tag} id="${id}" name="Step ${id}"${attributes}>${inner}</${tag}>`);
    lanes[place % lanes.length]!.push(`        <flowNodeRef>${id}</flowNodeRef>`);
    shapes.push(
      `      <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${place * 120}" y="80" width="100" height="80" /></bpmndi:BPMNShape>`,
    );
  };
  const flow = (from: string, to: string, condition = '') => {
    const id = `f_${from}_${to}`;
    const inner =
      condition === '' ? '' : `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`;
    flows.push(`    <sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`);
    edges.push(
      `      <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="10" y="20" /><di:waypoint x="30" y="40" /></bpmndi:BPMNEdge>`,
    );
  };
  node('begin', 'startEvent');
  let last = 'begin';
  for (let block = 1; nodes.length + 8 <= count; block += 1) {
    const id = (name: string) => `${name}_${block}`;
    node(id('take'), 'userTask', '<documentation>Look at it with care.</documentation>');
    node(id('is_urgent'), 'exclusiveGateway', '', ` default="f_${id('is_urgent')}_${id('plan')}"`);
    node(id('hurry'), 'userTask');
    node(id('plan'), 'userTask');
    node(id('meet'), 'exclusiveGateway');
    node(id('mend'), 'userTask');
    const timer =
      '<timerEventDefinition><timeDuration xsi:type="tFormalExpression">P2D</timeDuration></timerEventDefinition>';
    node(id('late'), 'boundaryEvent', timer, ` attachedToRef="${id('mend')}"`);
    flow(last, id('take'));
    flow(id('take'), id('is_urgent'));
    flow(id('is_urgent'), id('hurry'), `urgency &gt; ${block % 10}`);
    flow(id('is_urgent'), id('plan'));
    flow(id('hurry'), id('meet'));
    flow(id('plan'), id('meet'));
    flow(id('meet'), id('mend'));
    flow(id('late'), id('take'));
    last = id('mend');
  }
  node('done', 'endEvent');
  flow(last, 'done');
  const laneSet = lanes.map(
    (refs, place) => `      <lane id="lane_${place}" name="Desk ${place}">\n${refs.join('\n')}\n      </lane>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="d" targetNamespace="https://example.com/bpmn"
  xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
  <process id="generated" name="Generated" isExecutable="true">
    <laneSet id="lanes">
${laneSet.join('\n')}
    </laneSet>
${[...nodes, ...flows].join('\n')}
  </process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="generated">
${[...shapes, ...edges].join('\n')}
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</definitions>
`;
}
