import type { Random } from './random.ts'

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志红梅玲浩宇欣怡子轩梓涵雨桐晨阳文博雪琴海燕春生永福长顺德安思远家瑞清河东升晓岚卫民淑珍凤云立新',
]

/** An invented Chinese name. */
export const inventName = (random: Random): string =>
  random.pick(SURNAMES) + random.pick(GIVEN) + (random.chance(0.72) ? random.pick(GIVEN) : '')

/** An invented mobile number; never shown in clear and belonging to nobody we know. */
export const inventPhone = (random: Random): string =>
  `1${random.pick(['33', '38', '39', '50', '52', '58', '77', '80', '86', '89', '99'])}${String(random.int(0, 99_999_999)).padStart(8, '0')}`

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** An identity number of the invented division 999999 (domain.md, principles) with a right check digit (GB 11643). */
export function inventIdNumber(birthOn: string, sex: 'f' | 'm', random: Random): string {
  const order = random.int(0, 499) * 2 + (sex === 'm' ? 1 : 0)
  const body = `999999${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (WEIGHTS[i] ?? 0), 0)
  return body + '10X98765432'.charAt(sum % 11)
}
