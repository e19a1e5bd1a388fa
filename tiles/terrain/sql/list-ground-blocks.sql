-- Blocks of heights in a box of blocks, borders included.
select x, y, heights
  from ground_block
 where x between ${x0} and ${x1} and y between ${y0} and ${y1}
