import type { Artifact, ExtensionElement } from '../blueprint/process.ts';
import { STAGE_KINDS, type StageKind } from '../blueprint/stage.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

const ARTIFACT_TYPES: ReadonlySet<string> = new Set(['textAnnotation', 'group', 'association']);

export function isArtifactType(local: string): local is 'textAnnotation' | 'group' | 'association' {
  return ARTIFACT_TYPES.has(local);
}

/** A note, a group or a line between two things. */
export function readArtifact(reading: BpmnReading, element: XmlElement, scope: string): Artifact {
  const base = reading.base(element);
  switch (element.local) {
    case 'textAnnotation': {
      const text = reading.child(element, 'text')?.text ?? '';
      return { ...base, type: 'textAnnotation', scope, ...(text === '' ? {} : { text }) };
    }
    case 'group': {
      const name = base.name ?? categoryValue(reading, element);
      const stage = stageKind(base.extensions);
      return { ...base, type: 'group', scope, ...(name ? { name } : {}), ...(stage ? { stage } : {}) };
    }
    default: {
      const from = reading.reference(element, 'sourceRef');
      const to = reading.reference(element, 'targetRef');
      const written = attributeOf(element, 'associationDirection');
      const direction = written === 'One' || written === 'Both' ? { direction: written } : {};
      return {
        ...base,
        type: 'association',
        scope,
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(direction as { direction?: 'One' | 'Both' }),
      };
    }
  }
}

/** A group has its name from the category that it stands for. */
function categoryValue(reading: BpmnReading, group: XmlElement): string | undefined {
  const value = reading.byId(reading.reference(group, 'categoryValueRef'));
  if (value === undefined) return undefined;
  reading.take(value);
  if (value.parent?.local === 'category') reading.take(value.parent);
  return attributeOf(value, 'value');
}

/** The kind of stage that our own attribute names. */
export function stageKind(extensions: readonly ExtensionElement[] | undefined): StageKind | undefined {
  const written = extensions?.find(({ name }) => name === 'throughline:stage')?.text;
  return STAGE_KINDS.find((kind) => kind === written);
}
