-- An empty database has no organisation yet: the first user founds the center.
insert into organisation (code, kind, name, name_en) values ('CENTER', 'center', '三维数字信息管理中心', 'Operations center')
on conflict do nothing
