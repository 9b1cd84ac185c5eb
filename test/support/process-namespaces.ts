export const CAMUNDA = 'http://camunda.org/schema/1.0/bpmn';
export const ZEEBE = 'http://camunda.org/schema/zeebe/1.0';
export const THROUGHLINE = 'https://throughline.dev/schema/bpmn/1.0';
