import { bpmnExportCatalogue } from './bpmn-export.ts';
import { bpmnMappingCatalogue } from './bpmn-mapping.ts';
import { bpmnStructureCatalogue } from './bpmn-structure.ts';
import { bpmnUnreadCatalogue } from './bpmn-unread.ts';
import { bpmnXmlCatalogue } from './bpmn-xml.ts';

/** Codes of BPMN files. */
export const bpmnCatalogue = {
  ...bpmnXmlCatalogue,
  ...bpmnUnreadCatalogue,
  ...bpmnStructureCatalogue,
  ...bpmnMappingCatalogue,
  ...bpmnExportCatalogue,
};
