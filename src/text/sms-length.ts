/** How a text travels as SMS (3GPP TS 23.038 and 23.040). */
export interface SmsLength {
  /** GSM-7 where every character is in its alphabet, else UCS-2, as for Chinese. */
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets of GSM-7, where `€` and the like take two; or UTF-16 units of UCS-2. */
  readonly units: number;
  /** How many SMS are sent and paid for: one of 160 or 70 units, or several of 153 or 67. */
  readonly parts: number;
}

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** They are sent behind an escape and take two septets. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Counts the SMS of a text. A character is never cut in two, so a part may stay one unit short. */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const sizes = characters.map((character) => (isGsm ? (EXTENDED.has(character) ? 2 : 1) : character.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const [single, several] = isGsm ? [160, 153] : [70, 67];
  const encoding = isGsm ? 'GSM-7' : 'UCS-2';
  if (units <= single) return { encoding, units, parts: units === 0 ? 0 : 1 };
  let parts = 1;
  let room = several;
  for (const size of sizes) {
    if (size > room) {
      parts += 1;
      room = several;
    }
    room -= size;
  }
  return { encoding, units, parts };
}
