import type { StreetName } from './street-graph.ts'

const named = (list: string): StreetName[] =>
  list.split(';').map((entry) => {
    const [zh = '', en = ''] = entry.trim().split('=')
    return { zh, en }
  })

/** Division of the demo district: names are of its kind, shapes and people are invented. */
export const district = { code: '620103', name: '七里河区', nameEn: 'Qilihe District' }

/** The eight streets in the order of their codes 620103001…008, each with names for its communities. */
export const streetOffices: readonly { name: StreetName; communities: StreetName[] }[] = [
  {
    name: { zh: '西湖街道', en: 'Xihu Street' },
    communities: named(
      '小西湖东街社区=Xiaoxihu East Street;小西湖西街社区=Xiaoxihu West Street;瓜州路社区=Guazhou Road;骆驼巷社区=Luotuo Lane;梁家庄社区=Liangjiazhuang;西津桥社区=Xijin Bridge;理工园社区=Ligong Garden;建工中街社区=Jiangong Middle Street',
    ),
  },
  {
    name: { zh: '建兰路街道', en: 'Jianlan Road Street' },
    communities: named(
      '建兰路社区=Jianlan Road;健康路社区=Jiankang Road;王家堡社区=Wangjiapu;吴家园社区=Wujiayuan;吴家园西街社区=Wujiayuan West Street;兰石社区=Lanshi;滨河花园社区=Riverside Garden',
    ),
  },
  {
    name: { zh: '西园街道', en: 'Xiyuan Street' },
    communities: named(
      '上西园社区=Upper Xiyuan;下西园社区=Lower Xiyuan;工林路社区=Gonglin Road;林家庄社区=Linjiazhuang;柏树巷社区=Baishu Lane;五星坪社区=Wuxingping;华林坪社区=Hualinping;文化宫社区=Cultural Palace;雷坛河西街社区=Leitanhe West Street',
    ),
  },
  {
    name: { zh: '西站街道', en: 'Xizhan Street' },
    communities: named(
      '西客站社区=West Passenger Station;西站东路社区=Xizhan East Road;西站西路社区=Xizhan West Road;武威路社区=Wuwei Road;机车厂社区=Locomotive Works;三角线社区=Triangle Line;小西坪社区=Xiaoxiping',
    ),
  },
  {
    name: { zh: '敦煌路街道', en: 'Dunhuang Road Street' },
    communities: named(
      '金港城社区=Jingangcheng;郑家庄社区=Zhengjiazhuang;任家庄东街社区=Renjiazhuang East Street;任家庄西街社区=Renjiazhuang West Street;光华街社区=Guanghua Street;柳家营社区=Liujiaying;西津社区=Xijin;滨河西社区=Riverside West',
    ),
  },
  {
    name: { zh: '龚家湾街道', en: 'Gongjiawan Street' },
    communities: named(
      '丽苑社区=Liyuan;龚家坪北路社区=Gongjiaping North Road;龚家坪东路社区=Gongjiaping East Road;龚家坪西路社区=Gongjiaping West Road;民乐路社区=Minle Road;武山路社区=Wushan Road;彭家坪社区=Pengjiaping;兰通社区=Lantong',
    ),
  },
  {
    name: { zh: '晏家坪街道', en: 'Yanjiaping Street' },
    communities: named(
      '晏家坪北院社区=Yanjiaping North Court;铁路院社区=Railway Court;晏家坪中院社区=Yanjiaping Middle Court;晏家坪南院社区=Yanjiaping South Court;晏家坪西院社区=Yanjiaping West Court;南山社区=Nanshan;东院社区=East Court',
    ),
  },
  {
    name: { zh: '秀川街道', en: 'Xiuchuan Street' },
    communities: named(
      '秀川社区=Xiuchuan;银滩花园社区=Yintan Garden;马滩社区=Matan;穴崖子社区=Xueyazi;郑家庄新社区=New Zhengjiazhuang;崔家崖社区=Cuijiaya;大滩社区=Datan;中心坪社区=Zhongxinping;河湾堡社区=Hewanpu',
    ),
  },
]

/** Roads along the valley, south to north. */
export const valleyRoads = {
  foothill: { zh: '南山路', en: 'Nanshan Road' },
  south: { zh: '建西路', en: 'Jianxi Road' },
  mainWest: { zh: '西津西路', en: 'Xijin West Road' },
  mainEast: { zh: '西津东路', en: 'Xijin East Road' },
  middle: { zh: '武威路', en: 'Wuwei Road' },
  embankment: { zh: '南滨河路', en: 'Nanbinhe Road' },
} as const

/** Roads across the valley, west to east. */
export const crossRoads = named(
  '马滩西路=Matan West Road;秀川路=Xiuchuan Road;银滩路=Yintan Road;崔家崖路=Cuijiaya Road;土门墩路=Tumendun Road;龚家湾路=Gongjiawan Road;敦煌路=Dunhuang Road;西站西路=Xizhan West Road;西站东路=Xizhan East Road;建兰路=Jianlan Road;晏家坪路=Yanjiaping Road;瓜州路=Guazhou Road;小西湖路=Xiaoxihu Road;西园路=Xiyuan Road;文化宫路=Wenhuagong Road;雷坛河路=Leitanhe Road',
)

export const railway: StreetName = { zh: '城西铁路', en: 'Chengxi Railway' }
export const river: StreetName = { zh: '清水河', en: 'Qingshui River' }

const lanes = named(
  '民乐=Minle;光华=Guanghua;健康=Jiankang;柏树=Baishu;工林=Gonglin;林荫=Linyin;安西=Anxi;张掖=Zhangye;酒泉=Jiuquan;嘉峪=Jiayu;临洮=Lintao;天水=Tianshui;陇西=Longxi;渭源=Weiyuan;静宁=Jingning;平凉=Pingliang;庆阳=Qingyang;崇信=Chongxin;金昌=Jinchang;玉门=Yumen;阳关=Yangguan;祁连=Qilian;黄羊=Huangyang;武山=Wushan;秦安=Qin’an;甘谷=Gangu;通渭=Tongwei;会宁=Huining;定远=Dingyuan;和平=Heping;团结=Tuanjie;幸福=Xingfu;文昌=Wenchang;育才=Yucai;书院=Shuyuan;梨园=Liyuan;桃林=Taolin;杏花=Xinghua;石榴=Shiliu;槐荫=Huaiyin;柳沟=Liugou;泉坪=Quanping;水磨=Shuimo;磨盘=Mopan;铁匠=Tiejiang;皮革=Pige;农林=Nonglin;苗圃=Miaopu;花坪=Huaping;果园=Guoyuan',
)
const laneKinds = named(
  '街= Street;巷= Lane;路= Road;东街= East Street;西街= West Street;南巷= South Lane;北街= North Street',
)

/** The name of the n-th minor street: no two are alike. */
export function laneName(n: number): StreetName {
  const base = lanes[n % lanes.length]
  const kind = laneKinds[Math.floor(n / lanes.length) % laneKinds.length]
  return { zh: `${base?.zh}${kind?.zh}`, en: `${base?.en}${kind?.en}` }
}

const estates = named(
  '金色=Jinse;丽景=Lijing;锦绣=Jinxiu;瑞丰=Ruifeng;天成=Tiancheng;建安=Jian’an;兰石=Lanshi;滨河=Binhe;安居=Anju;雅园=Yayuan;翠湖=Cuihu;鸿运=Hongyun;名仕=Mingshi;世纪=Shiji;阳光=Yangguang;新城=Xincheng;西苑=Xiyuan;东方=Dongfang;永昌=Yongchang;福星=Fuxing;国芳=Guofang;嘉禾=Jiahe;明珠=Mingzhu;紫薇=Ziwei;玉兰=Yulan;海棠=Haitang;丹桂=Dangui;青松=Qingsong;云峰=Yunfeng;长风=Changfeng',
)
const estateKinds: Readonly<Record<'tower' | 'rows' | 'court' | 'village', StreetName[]>> = {
  tower: named(
    '花园= Garden;公馆= Mansion;华府= Residence;国际城= International City;时代广场= Times Plaza;苑= Court',
  ),
  rows: named('小区= Estate;家园= Homes;新村= New Village;家属院= Staff Housing;苑= Court'),
  court: named('大院= Compound;家属院= Staff Housing;坊= Ward'),
  village: named('村= Village;庄= Hamlet;湾= Bend;坪= Terrace'),
}

/** The name of the n-th estate of a style. */
export function estateName(n: number, style: keyof typeof estateKinds): StreetName {
  const kinds = estateKinds[style]
  const base = estates[(n * 7) % estates.length]
  const kind = kinds[Math.floor(n / estates.length + n) % kinds.length]
  return { zh: `${base?.zh}${kind?.zh}`, en: `${base?.en}${kind?.en}` }
}
