/** What people write for a word of the language that is nowhere near it by its letters. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  text: ['string', 'str', 'varchar', 'memo', '文本', '文字'],
  integer: ['int', 'long', 'count', '整数'],
  number: ['float', 'double', 'decimal', 'numeric', 'percent', '数字', '小数'],
  boolean: ['bool', 'flag', 'yesno', 'checkbox', '是否', '布尔'],
  enum: ['choice', 'select', 'option', 'options', 'dropdown', '枚举', '选项', '单选'],
  list: ['array', 'set', 'multiselect', '列表', '多选'],
  date: ['day', '日期'],
  time: ['clock', '时间', '时刻'],
  datetime: ['timestamp', 'instant', 'moment', '日期时间'],
  duration: ['interval', 'period', '时长'],
  money: ['currency', 'amount', 'price', '金额'],
  phone: ['telephone', 'tel', 'mobile', 'hotline', 'call', '电话', '热线', '手机'],
  email: ['mail', 'e-mail', '邮件', '邮箱'],
  url: ['link', 'website', 'uri', '网址', '链接'],
  file: ['attachment', 'document', 'image', 'upload', '文件', '附件'],
  chat: ['im', 'livechat', '在线客服', '聊天'],
  web: ['site', 'website', 'portal', 'online', '网站', '网页'],
  app: ['mobile-app', 'miniprogram', '小程序', '应用'],
  sms: ['text-message', 'message', '短信'],
  social: ['wechat', 'weibo', 'facebook', 'whatsapp', '微信', '微博', '社交'],
  video: ['meeting', '视频'],
  'in-person': [
    'counter',
    'desk',
    'branch',
    'shop',
    'store',
    'visit',
    'face-to-face',
    'onsite',
    '柜台',
    '门店',
    '上门',
    '面对面',
    '现场',
  ],
  'self-service': ['kiosk', 'bot', 'ivr', '自助', '机器人'],
  post: ['letter', 'fax', '信函', '邮寄'],
  intake: ['reception', 'receive', 'registration', 'start', '接收', '受理', '接入', '登记'],
  confirmation: ['confirm', 'verification', '确认', '核实'],
  plan: ['planning', 'solution', 'design', '方案', '计划'],
  execution: ['execute', 'delivery', 'implementation', '执行', '实施', '交付'],
  resolution: ['resolve', 'processing', 'handling', 'treatment', '处理', '解决', '办理'],
  'follow-up': ['followup', 'feedback', 'aftercare', '回访', '跟进', '随访'],
  improve: ['improvement', 'review', '改进'],
  solved: ['resolved', 'success', 'done', 'completed', 'ok', '已解决', '解决'],
  'self-served': ['self-service', '自助解决'],
  refused: ['rejected', 'declined', 'denied', '拒绝', '驳回'],
  withdrawn: ['cancelled', 'canceled', 'abandoned', '撤回', '撤销', '取消'],
  'no-answer': ['timeout', 'timed-out', 'silent', 'unreachable', '无回应', '无应答'],
  collect: ['all', 'multiple', '全部'],
  first: ['priority', '首个'],
  unique: ['one', 'single', '唯一'],
  csat: ['satisfaction', 'stars', '满意度'],
  nps: ['recommend', '推荐度'],
  ces: ['effort', '费力度'],
};

/** The word among those that may stand somewhere that people also call so; undefined when there is none. */
export function synonymAmong(word: string, allowed: readonly string[]): string | undefined {
  const wanted = word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return allowed.find((known) => SYNONYMS[known]?.includes(wanted) === true);
}
