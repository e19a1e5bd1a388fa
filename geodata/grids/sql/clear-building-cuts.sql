-- The list is made anew with every build.
delete from building_cut
