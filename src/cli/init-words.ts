import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline init` says. */
export interface InitWords {
  readonly help: { readonly summary: string; readonly about: string; readonly folder: string };
  readonly extended: (path: string) => string;
  readonly kept: (path: string) => string;
  readonly addByHand: (path: string) => string;
  readonly notAFolder: (path: string) => string;
  readonly install: string;
  readonly next: string;
  readonly nextCheck: string;
  readonly nextRun: string;
  readonly nextTest: string;
  readonly nextMessages: string;
}

export const initWords: Readonly<Record<Language, InitWords>> = {
  en: {
    help: {
      summary: 'begin with a small blueprint, a journey and editor settings',
      about:
        'Writes a small blueprint, journeys through it and settings for VS Code. Files that are there already stay as they are.',
      folder: 'where to write them (default: the working folder)',
    },
    extended: (path) => `Extended: ${path}`,
    kept: (path) => `Kept as it is: ${path}`,
    addByHand: (path) => `Kept as it is: ${path}. Add this to it yourself:`,
    notAFolder: (path) => `"${path}" is a file; name a folder.`,
    install: 'For completion in the editor: npm install --save-dev throughline xstate',
    next: 'What to run next:',
    nextCheck: 'says what is wrong; nothing is, yet',
    nextRun: 'plays the journeys and tells their story',
    nextTest: 'holds them to what they expect',
    nextMessages: 'shows the messages as customers get them',
  },
  'zh-CN': {
    help: {
      summary: '生成一份小蓝图、旅程和编辑器设置，作为起点',
      about: '写出一份小蓝图、走过它的旅程，以及 VS Code 的设置。已有的文件保持原样。',
      folder: '写到哪个文件夹（默认当前文件夹）',
    },
    extended: (path) => `已补充：${path}`,
    kept: (path) => `保持原样：${path}`,
    addByHand: (path) => `保持原样：${path}。请自行加入：`,
    notAFolder: (path) => `“${path}”是文件，请写文件夹。`,
    install: '要在编辑器里补全，请运行：npm install --save-dev throughline xstate',
    next: '接下来可以运行：',
    nextCheck: '检查有没有问题（现在没有）',
    nextRun: '走一遍旅程，讲出经过',
    nextTest: '核对旅程里写明的预期',
    nextMessages: '预览客户收到的消息',
  },
};
