// Ready handlers, which carry effects out of cases: `throughline/handlers`. For Node.
export { consoleHandlers, type ConsoleOptions } from './run/effects/ready/console-handlers.ts';
export { fileHandlers, type FiledEffect, type FileOptions } from './run/effects/ready/file-handlers.ts';
export { httpHandlers, type HttpOptions, type PostedEffect } from './run/effects/ready/http-handlers.ts';
export { smtpHandlers, type SmtpOptions } from './run/effects/ready/smtp-handlers.ts';
export type { MailAddress } from './run/effects/ready/mail-letter.ts';
export { verifyWebhook, WebhookRefused } from './run/effects/ready/webhook.ts';
export type { ReceivedHeaders, VerifiedWebhook } from './run/effects/ready/webhook.ts';
export { HandlerError, type Environment } from './run/effects/ready/handler-error.ts';
export { textOf, type TellingEffect } from './run/effects/ready/effect-text.ts';
export type {
  CallHandler,
  EffectHandler,
  EffectHandlers,
  EffectOf,
  HandlerContext,
  ServiceOutputs,
  TellingHandlers,
} from './run/effects/handlers.ts';
