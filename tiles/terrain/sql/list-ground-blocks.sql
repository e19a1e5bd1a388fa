-- Blocks of heights in a box of blocks, borders included; none where the ground is another one by now.
select b.x, b.y, b.heights
  from ground g
  join ground_block b on b.x between ${x0} and ${x1} and b.y between ${y0} and ${y1}
 where g.version = ${version}
