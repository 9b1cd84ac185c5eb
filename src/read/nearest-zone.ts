import { nearest } from '../text/did-you-mean.ts';

/** Cities by which people call a zone that the time zone database names after another city. */
const OTHER_CITIES: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  peking: 'Asia/Shanghai',
  guangzhou: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  taibei: 'Asia/Taipei',
  hongkong: 'Asia/Hong_Kong',
  bombay: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
};

/** How people in China call their one zone; an offset alone may be meant for another, which is for its author to see. */
const CHINA: ReadonlySet<string> = new Set(
  '北京时间 北京 上海 中国 中国时间 中国标准时间 东八区 CN CHINA PRC CHINASTANDARDTIME UTC+8 UTC+08 UTC+08:00 GMT+8 GMT+08:00 +8 +08 +08:00 +0800'.split(
    ' ',
  ),
);

/**
 * The zone that was most likely meant; undefined when none is near. Of `Region/City` the city decides: `Asia/Beijing` is
 * nearer to Beirut than to Shanghai only by its letters.
 */
export function nearestZone(text: string): string | undefined {
  if (CHINA.has(text.replaceAll(/\s/gu, '').toUpperCase())) return 'Asia/Shanghai';
  const zones = Intl.supportedValuesOf('timeZone');
  const city = text.split('/').at(-1) ?? '';
  const named = OTHER_CITIES[city.toLowerCase().replaceAll(/[^a-z]/g, '')];
  if (named !== undefined) return named;
  const cities = new Map(zones.map((zone) => [zone.split('/').at(-1) ?? '', zone]));
  const near = cities.has(city) ? city : nearest(city.replaceAll(' ', '_'), cities.keys());
  return near === undefined ? undefined : cities.get(near);
}
