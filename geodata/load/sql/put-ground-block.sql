-- One block of heights.
insert into ground_block (x, y, heights) values (${x}, ${y}, ${heights})
