// Ready handlers, which carry effects out of cases: `throughline/handlers`. For Node.
export { consoleHandlers, type ConsoleOptions } from './run/handlers/console-handlers.ts';
export { fileHandlers, type FiledEffect, type FileOptions } from './run/handlers/file-handlers.ts';
export { httpHandlers, type HttpOptions, type PostedEffect } from './run/handlers/http-handlers.ts';
export { smtpHandlers, type SmtpOptions } from './run/handlers/smtp-handlers.ts';
export type { MailAddress } from './run/handlers/mail-letter.ts';
export { verifyWebhook, WebhookRefused } from './run/handlers/webhook.ts';
export type { ReceivedHeaders, VerifiedWebhook } from './run/handlers/webhook.ts';
export { HandlerError, type Environment } from './run/handlers/handler-error.ts';
export { textOf, type TellingEffect } from './run/handlers/effect-text.ts';
export type {
  CallHandler,
  EffectHandler,
  EffectHandlers,
  EffectOf,
  HandlerContext,
  ServiceOutputs,
  TellingHandlers,
} from './run/handlers.ts';
