/** 地下：地下有什么、剖面、开挖计划。 */
export const underground = {
  underground: {
    unknown: '未知',
    away: '相距 {{metres}}',
    cut: '未全部列出。',
    under: {
      title: '此点地下',
      within: '半径',
      none: '此处没有登记的管线或井盖。',
    },
    section: {
      title: '管线剖面',
      chart: '剖面图：按距离和埋深',
      cut: '{{n}}：{{kind}}，位于 {{at}}，埋深 {{depth}}',
      none: '这条线没有穿过管线。',
      depth: '埋深（米）',
      along: '沿线距离（米）',
    },
    dig: {
      title: '开挖计划',
      depth: '挖深',
      within: '安全距离',
      none: '没有管线碰撞。',
      count_one: '{{count}} 条管线碰撞或过近',
      count_other: '{{count}} 条管线碰撞或过近',
      hit: '在开挖范围内',
      unknown: '⚠ 埋深未知，须先探明',
    },
    column: {
      code: '编号',
      kind: '种类',
      owner: '权属',
      at: '位置',
      depth: '埋深',
      diameter: '管径',
      beside: '水平距离（米）',
      below: '坑底以下（米）',
      clearance: '净距（米）',
      lon: '经度',
      lat: '纬度',
    },
  },
}
