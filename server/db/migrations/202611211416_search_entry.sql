-- Search anything: one entry for everything that has a name, an address or a code of its own, kept by the tables themselves. Cases and
-- components are not copied: they are found in their own tables.

-- ───────────── Words, readings and their pieces ─────────────
-- What is compared: no case, no accents, no width, no spaces, no punctuation. `searchKey` of search-text.ts does the same.
create function search_key(given text) returns text language sql immutable strict parallel safe as $$
  select translate(
    lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g') collate "C"),
    E' \t\r\n\u00a0!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~·、。，；：？！（）《》〈〉【】「」『』“”‘’–—…￥', '') $$;

-- The readings of a character, the commonest first, and their initials: `x`, or `(hx)` where they differ.
create table pinyin_reading (
  character text primary key,
  readings text[] not null,
  initials text not null
);

-- The pinyin initials of a key, a letter or a set of them for each character: 长兴路12 → (cz)xl12.
create function search_initials(key text) returns text language sql stable strict as $$
  select coalesce(string_agg(case when u.c between '0' and '9' or u.c between 'a' and 'z' then u.c else coalesce(p.initials, '?') end, '' order by u.n), '')
    from unnest(string_to_array(key, null)) with ordinality u(c, n)
    left join pinyin_reading p on p.character = u.c $$;

-- The whole pinyin of a key by the commonest readings; of one without Chinese, nothing.
create function search_pinyin(key text) returns text language sql stable strict as $$
  select case when count(p.character) > 0 then string_agg(coalesce(p.readings[1], u.c), '' order by u.n) end
    from unnest(string_to_array(key, null)) with ordinality u(c, n)
    left join pinyin_reading p on p.character = u.c $$;

-- What the index holds of `words` and `initials`: pairs of characters where one is not Latin, else three in a row; and the beginnings of
-- each field, marked by ^, for what is shorter. A pinyin set stands for each of its letters. `searchPieces` of search-text.ts asks.
create function search_pieces(words text, initials text) returns text[] language plpgsql immutable strict parallel safe cost 5000 as $$
declare
  found text[] := '{}'; c text[]; n integer; latin boolean[]; sets text[];
begin
  c := string_to_array(words, null);
  n := cardinality(c);
  select array_agg(x between '0' and '9' or x between 'a' and 'z' order by i) into latin from unnest(c) with ordinality u(x, i);
  for i in 1 .. n - 1 loop
    if c[i] = '/' then
      if c[i + 1] <> '/' then
        found := found || ('^' || c[i + 1]);
        if i + 2 <= n and latin[i + 1] and latin[i + 2] then found := found || ('^' || c[i + 1] || c[i + 2]); end if;
      end if;
    elsif c[i + 1] <> '/' then
      if not (latin[i] and latin[i + 1]) then found := found || (c[i] || c[i + 1]);
      elsif i + 2 <= n and latin[i + 2] then found := found || (c[i] || c[i + 1] || c[i + 2]);
      end if;
    end if;
  end loop;
  select array_agg(trim(both '()' from m[1]) order by i) into sets
    from regexp_matches(initials, '\([a-z]+\)|.', 'g') with ordinality u(m, i);
  n := coalesce(cardinality(sets), 0);
  for i in 1 .. n - 1 loop
    if sets[i] = '/' then
      found := found || array(select '^' || a from unnest(string_to_array(sets[i + 1], null)) a where a <> '/')
        || array(select '^' || a || b from unnest(string_to_array(sets[i + 1], null)) a cross join unnest(string_to_array(sets[i + 2], null)) b
                  where a <> '/' and b <> '/');
    elsif i + 2 <= n and sets[i + 1] <> '/' and sets[i + 2] <> '/' then
      if length(sets[i]) + length(sets[i + 1]) + length(sets[i + 2]) = 3 then
        found := found || (sets[i] || sets[i + 1] || sets[i + 2]);
      else
        found := found || array(select a || b || d from unnest(string_to_array(sets[i], null)) a
          cross join unnest(string_to_array(sets[i + 1], null)) b cross join unnest(string_to_array(sets[i + 2], null)) d);
      end if;
    end if;
  end loop;
  return found;
end $$;

-- ───────────── The entries ─────────────
create table search_entry (
  kind text not null check (kind in ('building','camera','grid','class','street','community','road')),
  ref text not null,                          -- the id of the thing at its own endpoint
  title text not null, title_en text, detail text, code text,
  grid_code text,                             -- of its place; of a street or community its own code: what a scope compares
  place geometry(Point, 4326),
  weight real not null default 0,             -- of two alike the greater is shown first: the length of a road
  words text not null,                        -- /title/detail/code/title_en/pinyin/, each as a key
  initials text not null,                     -- /title/detail/
  primary key (kind, ref)
) with (fillfactor = 90);
create index search_entry_building on search_entry using gin (search_pieces(words, initials)) where kind = 'building';
create index search_entry_other on search_entry using gin (search_pieces(words, initials)) where kind <> 'building';
create index search_entry_place on search_entry using gist (place) where kind = 'building';

create view search_source_building as
select 'building' as kind, b.id as key, b.id::text as ref, coalesce(nullif(b.name, ''), b.address) as title, b.name_en as title_en,
       case when nullif(b.name, '') is not null then b.address end as detail, null::text as code, b.unit_grid_code as grid_code,
       b.center as place, 0::real as weight
  from building b where nullif(b.name, '') is not null or nullif(b.address, '') is not null;
create view search_source_camera as
select 'camera' as kind, c.id as key, c.id::text as ref, c.name as title, null::text as title_en, null::text as detail,
       case when c.source_id <> c.name then c.source_id end as code, c.unit_grid_code as grid_code, c.geom as place, 0::real as weight
  from camera c;
create view search_source_road as
select 'road' as kind, r.id as key, r.id::text as ref, r.name as title, r.name_en as title_en, null::text as detail, null::text as code,
       unit_grid_at(m.middle) as grid_code, m.middle as place, st_length(r.geom::geography)::real as weight
  from road r cross join lateral (select st_lineinterpolatepoint(r.geom, 0.5) as middle) m
 where nullif(r.name, '') is not null;
create view search_source_street as
select 'street' as kind, s.code as key, s.code as ref, s.name as title, s.name_en as title_en, null::text as detail, s.code, s.code as grid_code,
       st_pointonsurface(s.geom) as place, 0::real as weight
  from street s;
create view search_source_community as
select 'community' as kind, c.code as key, c.code as ref, c.name as title, c.name_en as title_en, null::text as detail, c.code, c.code as grid_code,
       st_pointonsurface(c.geom) as place, 0::real as weight
  from community c;
create view search_source_grid as
select 'grid' as kind, g.code as key, g.code as ref, g.code as title, null::text as title_en, null::text as detail, g.code, g.code as grid_code,
       g.center as place, 0::real as weight
  from unit_grid g where g.valid_to is null;
create view search_source_responsibility as
select 'grid' as kind, r.code as key, r.code as ref, r.name as title, r.name_en as title_en, null::text as detail, r.code,
       r.street_code as grid_code, m.middle as place, 1::real as weight
  from responsibility_grid r
 cross join lateral (
   select st_centroid(st_collect(u.center)) as middle from responsibility_grid_cell l
     join unit_grid u on u.code = l.unit_grid_code and u.valid_to is null where l.responsibility_code = r.code) m;
create view search_source_class as
select 'class' as kind, k.kind || '/' || k.code as key, k.kind || '/' || k.code as ref, k.name as title, k.name_en as title_en,
       k.major as detail, k.code, null::text as grid_code, null::geometry(Point, 4326) as place, 0::real as weight
  from case_class k join catalog_edition e on e.code = k.edition and e.current;

-- The statement that puts a source's entries with these keys and writes only what is new or differs: a text, because the rows of a
-- statement are known to its trigger alone.
create function search_put(source text, keys text) returns text language sql immutable as $$
  select format($q$
    insert into search_entry as e (kind, ref, title, title_en, detail, code, grid_code, place, weight, words, initials)
    select kind, ref, title, title_en, detail, code, grid_code, place, weight,
           '/' || concat_ws('/', t, d, search_key(code), nullif(search_key(title_en), ''), case when kind <> 'building' then search_pinyin(t) end) || '/',
           '/' || concat_ws('/', search_initials(t), search_initials(d)) || '/'
      from (select v.*, search_key(v.title) as t, search_key(v.detail) as d
              from %I v
             where v.key in (%s)
               and not exists (select from search_entry o where o.kind = v.kind and o.ref = v.ref
                 and (o.title, o.title_en, o.detail, o.code, o.weight, o.grid_code, o.place::text)
                     is not distinct from (v.title, v.title_en, v.detail, v.code, v.weight, v.grid_code, v.place::text))
            offset 0) f
    on conflict (kind, ref) do update set title = excluded.title, title_en = excluded.title_en, detail = excluded.detail, code = excluded.code,
      grid_code = excluded.grid_code, place = excluded.place, weight = excluded.weight, words = excluded.words, initials = excluded.initials
    $q$, source, keys) $$;

-- After a statement on a table: arguments are the kind, its source and the table's key.
create function search_follow() returns trigger language plpgsql as $$
declare
  entry_kind text := tg_argv[0]; source text := tg_argv[1]; key text := tg_argv[2];
begin
  if tg_op <> 'INSERT' then
    execute format($q$
      delete from search_entry e using gone g
       where e.kind = %L and e.ref = g.%I::text and not exists (select from %I v where v.key = g.%I)$q$, entry_kind, key, source, key);
  end if;
  if tg_op <> 'DELETE' then execute search_put(source, format('select %I from added', key)); end if;
  return null;
end $$;

do $$
declare f record;
begin
  for f in select * from (values ('building', 'building', 'search_source_building', 'id'), ('camera', 'camera', 'search_source_camera', 'id'),
                                 ('road', 'road', 'search_source_road', 'id'), ('street', 'street', 'search_source_street', 'code'),
                                 ('community', 'community', 'search_source_community', 'code'), ('unit_grid', 'grid', 'search_source_grid', 'code'),
                                 ('responsibility_grid', 'grid', 'search_source_responsibility', 'code')) f(tab, kind, source, key) loop
    execute format('create trigger %s_search_new after insert on %I referencing new table as added for each statement execute function search_follow(%L, %L, %L)',
                   f.tab, f.tab, f.kind, f.source, f.key);
    execute format('create trigger %s_search_changed after update on %I referencing old table as gone new table as added for each statement execute function search_follow(%L, %L, %L)',
                   f.tab, f.tab, f.kind, f.source, f.key);
    execute format('create trigger %s_search_gone after delete on %I referencing old table as gone for each statement execute function search_follow(%L, %L, %L)',
                   f.tab, f.tab, f.kind, f.source, f.key);
  end loop;
end $$;

-- A road lies in another cell when the cells are drawn anew: its scope must follow.
create function search_roads_of_cells() returns trigger language plpgsql as $$
begin
  update search_entry e set grid_code = unit_grid_at(e.place)
   where e.kind = 'road' and exists (select from added a where a.valid_to is null and st_intersects(a.geom, e.place))
     and e.grid_code is distinct from unit_grid_at(e.place);
  return null;
end $$;
create trigger unit_grid_search_roads after insert on unit_grid referencing new table as added
  for each statement execute function search_roads_of_cells();

-- The place of a responsibility grid is the middle of its cells.
create function search_responsibility_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then execute search_put('search_source_responsibility', 'select responsibility_code from gone');
  else execute search_put('search_source_responsibility', 'select responsibility_code from added'); end if;
  return null;
end $$;
create trigger responsibility_cell_search_new after insert on responsibility_grid_cell referencing new table as added
  for each statement execute function search_responsibility_moved();
create trigger responsibility_cell_search_changed after update on responsibility_grid_cell referencing new table as added
  for each statement execute function search_responsibility_moved();
create trigger responsibility_cell_search_gone after delete on responsibility_grid_cell referencing old table as gone
  for each statement execute function search_responsibility_moved();

-- Classes are few, and which are found depends on the edition in force: all of them anew.
create function search_classes() returns trigger language plpgsql as $$
begin
  delete from search_entry e where e.kind = 'class' and not exists (select from search_source_class v where v.ref = e.ref);
  execute search_put('search_source_class', 'select key from search_source_class');
  return null;
end $$;
create trigger case_class_search after insert or update or delete on case_class for each statement execute function search_classes();
create trigger catalog_edition_search after insert or update or delete on catalog_edition for each statement execute function search_classes();

-- ───────────── What is there already ─────────────
-- Made from pinyin-pro 3.29.4 by pinyinTable of server/modules/search/pinyin-table.ts, which a test compares with this.
insert into pinyin_reading (character, readings, initials)
select c, r.readings, case when cardinality(i.letters) = 1 then i.letters[1] else '(' || array_to_string(i.letters, '') || ')' end
  from (select string_to_array(readings, ' ') as readings, characters from (values
('yi','一乂义乊乙乛亄亦亿以仪伇伊伿佾侇依俋倚偯儀億兿冝刈劓劮勚勩匇匜医吚呓呭呹咦咿唈噫囈圛圯坄垼埸壱壹夁夷奕姨嫕嫛嬄嬑嬟宐宜宧寱寲屹峄峓崺嶧嶬嶷已巸帟帠幆庡廙异弈弋弌弬彛彜彝彞役忆怈怡怿恞悒悘意憶懌懿扅扆抑挹揖撎攺敡敼旑旖易晹暆曀曎杙枍栘棭椅椬椸榏槸檍檥檹歝殔殪殹毅毉沂洟洢浂浥浳渏湙溢漪潩澺瀷炈焲熠熤熪熼燚燡燱猗獈玴瑿瓵畩異疫痍痬瘗瘞瘱癔益瞖矣礒祎禕移稦穓竩笖篒簃籎縊繄繶繹绎缢羠義羿翊翌翳翼耴肄肊胰膉臆舣艗艤艺芅苅苡苢萓萟蓺薏藙藝蘙虉蚁蛜蛦蜴螔螘螠蟻衣衤衪袘袣裔裛裿褹襼觺訲訳詍詣誼謻譩譯議讛议译诣谊豙豛豷貖貤貽贀贻跇跠踦輢轙轶辷迆迤迱迻逘逸遺邑郼鄓酏醫醷釔釴鈘鈠鉯銥鎰鏔鐿钇铱镒镱阣隿霬頉頤頥顊顗颐饐饴駅驛驿骮鮧鮨鳦鴺鶂鶃鶍鷁鷊鷖鷧鷾鸃鹝鹢鹥黓黟黳齮齸'),
('ding zheng','丁'),('kao qiao yu','丂'),
('qi','七乞亓企倛僛凄剘启咠唘唭啓啔啟嘁噐器埼墄夡妻娸婍屺岐岓崎嵜弃悽愭慼慽憇憩戚捿掑斉斊旂旗暣杞柒桤桼棄棊棋棨棲榿檱櫀欫欺歧气気氣汔汽沏泣淇淒湆湇漆濝炁猉玂玘琦琪璂甈畦疧盀盵矵碁碕碛碶磜磧祁祈祺禥竒簯簱籏粸紪綥綦綺緀绮罊肵脐臍艩芑芞芪萁萋萕葺蕲藄藒蘄蚑蚚蛴蜝蜞螧蟿蠐褀褄訖諆諬讫起跂軝迄迉邔郪鄿釮錡鏚鐑锜闙陭霋頎颀騎騏騹骐骑鬐鬿魌鯕鰭鲯鳍鵸鶀鶈麒麡'),
('shang','丄上伤傷商垧墒尙尚恦慯晌樉殇殤滳漡熵緔绱蔏螪觞觴謪賞贘赏鋿鏛鑜鬺'),('xia','丅下乤侠俠傄匣圷夏夓峡峽懗敮暇柙梺炠烚煆狎狭狹珨瑕疜睱瞎硖硤碬祫筪縖罅翈舝舺蕸虲谺赮轄辖遐鍜鎋鎼鏬閕陜陿霞颬騢魻鰕鶷黠'),
('han','丆傼兯函凾含哻唅喊圅垾娢寒崡悍憨憾扞捍撖撼旱晗晘暵梒汉汗浛浫涆涵漢澏瀚焊焓爳猂琀甝皔睅筨罕翰莟菡蔊蚶蛿蜬蜭螒譀谽豃輚邗邯酣釬銲鋎鋡雗韓韩頇頷顄顸颔馠馯駻魽鶾鼾'),('wan mo','万'),
('zhang','丈仉仗傽墇嫜嶂帐帳幛幥张張彰慞扙掌暲杖樟涨涱漲漳獐璋痮瘬瘴瞕礃章粀粻胀脹蔁蟑賬账遧鄣鏱障餦騿鱆麞'),('san','三伞俕傘厁叁壭弎散毵毶毿犙糤繖閐饊馓鬖'),('qi ji','丌其奇帺懠期荠'),('bu fou','不'),
('yu','与乻予于亐伃伛余俁俣俼偊傴儥匬唹喅喩喻噳圄圉域堉堣堬妤妪娛娯娱媀嫗嬩宇寓寙屿峪崳嵎嵛嶎嶼庽庾彧御愈愚慾懙戫扵挧揄敔斞旟昱棛棜棫楀楡楰榆櫲欎欝欤欲歈歟歶毓浴淤淯渔渝湡滪漁潏澞澦灪焴煜燏燠爩牏狱狳獄玉玗玙琙瑀瑜璵瘀瘉瘐癒盂盓睮砡硢硲礇礖礜祤禦禹秗稢稶穥穻窬窳竽箊篽籅籞籲粖紆緎纡罭羭羽聿肀腴臾舁舆與艅艈芋芌茟茰萭萮萸蒮蓣蓹蕍蕷蘌蘛虞虶蜟蜮蝓螸衧袬裕褕覦觎誉語諛諭謣譽语谀谕豫貐踰軉輍輿轝込迂迃逳逾遇遹邘郁鄅酑醧鈺鋊錥鍝鐭钰閾阈陓隅雓雤雨雩霱預頨预飫餘饇饫馀馭騟驈驭骬髃鬰鬱鬻魊魚魣鮽鯲鰅鱊鱼鳿鴥鴧鴪鵒鷠鷸鸆鸒鹆鹬麌齬齵龉'),
('mian','丏偭免冕勉勔喕娩婂媔嬵宀愐杣棉檰櫋汅沔湎眄眠睌矈矊矏糆綿緜緬绵缅腼芇葂蝒面靣靦鮸麪麫麵麺'),('gai','丐乢侅匃匄垓姟峐忋戤改晐概槩槪溉漑瓂畡祴荄葢該该豥賅賌赅鈣钙陔'),('chou','丑丒侴俦儔吜嬦惆愁懤抽杽栦殠燽犨犫畴疇瘳皗瞅矁稠筹篘籌紬絒綢绸臰菗詶讎讐踌躊遚酧酬醜醻雔雠雦魗'),
('zhuan','专僎叀啭囀堟嫥孨専專撰灷瑑瑼甎砖磗磚竱篆腞蒃蟤襈諯譔転轉鄟顓颛饌馔鱄'),('qie ju','且'),('pi','丕仳伓伾僻劈匹啤噼噽嚭圮坯埤壀媲嫓屁岯庀悂憵批披枇毗毘澼炋焷狉狓琵甓疈疲痞癖皮砒磇礔礕秛秠篺罴羆耚脴脾腗膍苉蚍蚽蜱螷蠯譬豼豾貔邳郫鈚鈹鉟銔銢錃錍铍闢阰陴隦霹駓髬魮魾鮍鲏鴄鵧鷿鸊鼙'),
('shi','世丗乨乭亊事仕使侍兘冟势勢十卋史呞呩嗜噬埘塒士失奭始姼嬕实実室宩寔實尸屍屎峕嵵市师師式弑弒恀恃戺拭揓施时旹是昰時枾柿栻榁榯浉湜湤湿溡溮溼澨濕炻烒煶狮獅瑡眂眎眡睗矢示礻祏竍笶筮簭籂絁舐舓莳葹蒒蒔蓍虱蚀蝕蝨褷襫襹視视觢試詩誓諡謚试诗谥豕貰贳軾轼辻逝遈遾邿釃釈释釋鈰鉂鉃鉇鉐鉽鍦铈飠飾餙餝饣饰駛驶鮖鯴鰘鰣鰤鲥鲺鳲鳾鶳鸤鼫鼭'),
('qiu','丘丠俅叴唒囚坵媝崷巯巰恘恷扏搝梂楸殏毬求汓泅浗湭煪犰玌球璆皳盚秋秌穐篍糗紌絿緧肍芁莍萩蘒虬虯蚯蛷蝵蟗蠤裘觓觩訄訅賕赇趥逎逑遒邱酋釚釻銶鞦鞧頄鮂鯄鰌鰍鰽鳅鶖鹙鼽龝'),('bing','丙並仌仒併倂偋傡兵冫冰垪寎屛并幷怲抦掤摒昞昺柄栤棅氷炳病禀秉稟窉竝苪蛃誁邴鈵鋲陃靐鞆餅餠饼鮩'),
('ye','业也亪亱倻僷冶吔嘢噎埜墷壄夜嶪嶫抴捙掖揶擛擨擪擫晔暍曄曅曗曳曵枼枽椰業歋洂液漜潱澲烨燁爗爷爺瑘璍皣瞱瞸礏耶腋葉蠮謁谒邺鄴野鋣鍱鎁鐷铘靥靨頁页餣饁馌驜鵺鸈'),('cong','丛从匆叢囪囱婃孮従徔徖忩怱悤悰憁暰樬樷欉淙漗灇爜琮瑽璁瞛篵繱聡聦聪聰苁茐葱蓯蔥藂蟌誴謥賨賩錝鍯鏓鏦騘驄骢'),
('dong','东倲働冬冻凍动動咚埬姛娻嬞岽崠崬徚懂戙挏昸東栋棟氡氭涷湩硐笗箽胨胴腖苳菄董蕫蝀諌迵霘駧鮗鯟鶇鶫鸫鼕'),('si','丝亖佀価俬儩兕凘厮司咝嗣嘶噝四姒娰媤孠寺巳廝恖撕斯柶楒榹死汜泀泗泤洍洠涘澌瀃燍牭祀禗禠禩私竢笥糹絲緦纟缌罳耜肂肆蕬蕼虒蛳蜤螄蟖蟴覗貄釲鈶鈻鉰銯鍶鐁锶颸飔飤飼饲駟騃騦驷鷥鸶鼶'),
('cheng','丞呈城埕堘塍塖宬峸庱悜惩憆懲成承挰掁揨摚撐撑晿朾枨柽棖棦橕橙檉檙泟洆浾溗澂牚珵珹琤畻睈瞠碀秤程穪窚竀筬絾緽罉脭荿蛏蟶裎誠诚赪赬逞郕酲鋮鏿鐣铖阷靗頳饓騁騬骋鯎'),('diu','丟丢銩铥'),('liang','両两亮俍兩凉唡啢喨墚悢掚晾梁椋樑涼湸粮粱糧緉脼良蜽裲諒谅踉輌輛輬辆辌量鍄魉魎'),
('you','丣亴优佑佦侑偤優卣又友右呦哊唀嚘囿姷宥尤峟峳幼幽庮忧怣悠憂懮攸有柚梄楢櫌櫾沋油浟游湵滺瀀牖犹狖猶猷由疣祐禉秞纋羑羪耰聈肬苃莜莠莸蕕蚰蚴蜏蝣訧誘诱貁輏輶迶逌逰遊邮郵鄾酉酭釉鈾銪铀铕駀魷鮋鱿鲉麀黝鼬'),
('yan','严乵俨偃偐傿儼兖兗剦匽厌厣厭厳厴唁啱喦喭噞嚈嚥嚴堰塩墕壛壧奄妍妟姲姸娫娮嫣嬊嬮嬿孍宴岩崦嵃嵒嵓嶖巌巖巗巘巚延弇彥彦恹愝懕懨戭扊抁掩揅揜敥昖晏暥曕曣曮棪椼楌樮檐檿櫩欕沇沿淊淹渰渷滟演漹灎灔灧灩炎炏烟焉焑焔焰焱煙熖燄燕牪狿猒珚琂琰甗盐眼研砚硏硯硽碞礹筵篶簷罨胭臙艳艶艷莚菸萒蔅虤蜒蝘衍褗覎觃觾言訁訮詽諺讌讞讠谚谳豓豔贋贗赝躽軅遃郔郾鄢酀酽醃醼釅閆閹閻闫阉阎隁隒雁顏顔顩颜餍饜騐験騴驗驠验鬳魇魘鰋鳫鴈鴳鶠鷃鷰鹽麣黡黤黫黬黭黶鼴鼹齞齴龑'),
('sang','丧喪嗓搡桑桒槡磉褬鎟顙颡'),('gun','丨惃滚滾睔磙緄绲蓘蔉衮袞謴輥辊鮌鯀鲧'),('jiu','丩久乆九乣倃僦勼匓匛匶厩咎啾奺就廄廏廐慦捄揪揫救旧朻杦柩柾桕欍殧汣灸玖疚究糺糾紤纠臼舅舊舏萛赳酒镹阄韭韮鬏鬮鯦鳩鷲鸠鹫麔齨'),
('ge','个佮個割匌各呄哥嗝嗰圪塥彁愅戈戓戨挌搁搿擱格槅櫊歌滆滒犵箇肐膈臵舸茖葛虼袼觡諽謌輵轕鉻鎶铬閣阁隔鞷韐韚騔骼鮯鴚鴿鸽'),('ya','丫亚亜亞伢俹冴劜厊压厑厓呀哑唖圔圠圧垭埡堐壓娅婭孲岈崕崖庌庘押挜掗揠枒桠椏氩氬涯漄牙犽玡琊痖瘂睚砑稏笌聐芽蕥蚜衙襾覀訝讶迓錏鐚铔雅鴉鴨鵶鸦鸭齖齾'),
('pan','丬冸判叛媻幋攀槃沜泮洀溿潘瀊炍爿牉畔盘盤盼眅磐縏聁萠蒰蟠袢襻詊蹒蹣鋬鎜鑻鞶頖鵥'),('zhong','中仲伀众冢刣堹塚妐妕媑尰幒彸忠柊歱汷泈炂煄狆瘇盅眾祌種筗籦終终肿腫舯茽蔠蚛蜙螤螽衆衳衶衷諥踵蹱鈡鍾鐘钟锺鴤鼨'),
('ji','丮乩亼亽伋佶偮僟兾冀几击刉刏剂剞剤劑勣卙即卽及叝叽吉唧喞嗘嘰圾坖垍基堲塈塉墼妀妓姞姬嫉季寂寄屐岌嵆嵇嵴嶯己幾廭彑彶徛忌忣急悸惎愱懻戟戢技挤掎揤撃撠擊擠旡既旣暨暩曁朞机极枅梞棘楫極槉樭機橶檕檝檵櫅殛毄汲泲洎济済湒漃漈潗激濟瀱犄犱玑璣畸畿疾痵瘠癠癪皍矶磯禝禨积稩稷穄穊積穖穧笄笈筓箕箿簊籍紀級継緁績繋繼级纪继绩罽羁羇羈耭肌脊膌臮艥芨芰茍茤葪蒺蓟蔇蕀蕺薊蘎蘮蘻虀虮蝍螏蟣裚襀襋覉覊覬觊觙計記誋諅譏譤计讥记谻賫賷赍跡跻跽踑踖蹐蹟躋躤躸輯轚辑迹郆銈銡錤鍓鏶鐖鑇鑙际際隮集雞雧霁霵霽鞿韲飢饑饥驥骥髻鬾魕魝魢魥鯚鯽鰶鰿鱀鱭鱾鲚鲫鳮鵋鶏鶺鷄鷑鸄鸡鹡麂齌齎齏齑'),
('jie','丯介借倢偼傑刦刧刼劫劼卩卪唶喈喼嗟堦堺姐婕媎媘媫孑屆届岊岕崨嵥嶻巀幯庎徣戒截捷接掲掶擑擮昅杢杰桀桝楐楬楶榤檞毑洁湝滐潔煯犗狤玠琾界畍疖疥痎癤皆睫砎礍秸稭竭節結结羯脻节莭蓵蚧蛣蛶蜐蝔蠘蠞蠽街衱衸袺褯訐詰誡誱謯讦诫踕迼鉣鍻鎅镼阶階鞂頡飷骱魪鮚鲒鶛'),
('feng','丰仹俸偑僼凤凨凬凮唪堸奉妦寷封峯峰崶枫桻楓檒沣沨渢湗灃烽焨煈犎猦琒疯瘋盽砜碸篈綘縫缝艂葑蘴蜂蠭覂諷讽豐賵赗逢鄷酆鋒鎽鏠锋霻靊風飌风鳯鳳鴌麷'),('guan kuang','丱'),('chuan','串僢剶喘巛川暷椽歂氚汌猭玔瑏穿篅舛舡舩船荈賗踳輲遄釧钏'),
('chan','丳产儳冁刬剗剷劖嚵囅壥婵嬋嵼巉幝幨廛忏懴懺搀摻攙旵棎毚浐湹滻潹潺澶瀍瀺灛煘獑產産硟磛簅緾繟纏纒缠羼艬蒇蕆蝉蟐蟬蟾裧襜覘觇誗諂譂讇讒谄谗躔辿鄽酁鋋鋓鏟鑱铲镵閳闡阐韂顫饞馋骣'),
('lin','临亃僯冧凛凜吝壣崊嶙廩廪恡悋懍懔拎撛斴晽暽林橉檁檩淋潾澟瀶焛燐獜琳璘甐疄癛癝瞵碄磷箖粦粼繗翷膦臨蔺藺賃赁蹸躏躙躪轔轥辚遴邻鄰鏻閵阾隣霖驎鱗鳞麐麟'),('zhuo','丵倬劅卓啄圴妰娺拙捉撯擆擢斫斮斱斲斵晫桌梲棁棳椓槕浊浞涿濁灼烵琸硺禚窡窧籗籱罬茁蠗蠿諁諑謶诼酌鐯鐲镯鵫鷟'),
('zhu','丶主乼伫佇住侏劚劯嘱囑坾墸壴宔嵀帾拀拄斸曯杼柱株槠樦橥櫧櫫欘殶注洙渚潴濐瀦灟炢炷烛煑煮燝燭爥猪珠疰瘃眝瞩矚砫硃祝祩秼竚竹笁笜筑筯箸築篫簗紵紸絑纻罜羜翥舳苎茱茿莇蓫蕏蛀蛛蝫蠋蠩蠾袾註詝誅諸诛诸豬貯贮跓跦躅軴逐逫邾鉒銖鋳鑄钃铢铸陼馵駐駯驻鮢鯺鱁鴸鸀麈鼄'),
('ba','丷仈八叐叭吧哵坝垻壩夿妭岜巴弝把抜拔捌朳欛灞炦爸玐疤癹矲笆粑羓胈芭茇菝蚆覇詙豝跋軷釟霸靶魃魞鮁鲃鲅鼥'),('wan','丸倇刓剜卍卐唍埦塆壪婉完岏帵弯彎忨惋抏挽捖晚晥晩晼杤梚椀汍湾潫灣烷玩琓琬畹皖盌睕瞣碗笂紈綩綰纨绾翫脕脘腕芄萖萬蜿蟃豌貦贎踠輐輓鋔錽頑顽'),
('dan','丹亶伔但僤儋刐勯匰単啖啗啿噉嚪妉媅帎憺担撢擔旦柦殚殫氮沊泹淡狚玬瓭甔疍瘅癉癚眈砃禫窞箪簞紞耼耽聃聸胆腅膽萏蓞蛋蜑衴褝襌觛訑誕诞賧贉赕躭郸鄲酖霮頕餤饏馾駳髧鴠黕'),
('wei','为伟伪位偉偎偽僞儰卫危味唯喂喡喴围圍墛壝委威娓媁媙媦寪屗峗峞崣嵔嵬嶉嶶巍帏帷幃徫微惟愄愇慰懀捤揋揻暐未桅梶椳楲沩洈洧浘涠渨渭湋溈溦潍潙潿濰炜為烓煒煟煨熭燰爲犚犩猥猬玮瑋畏痿癓矀碨維緭緯縅纬维罻胃腲艉芛苇苿荱菋萎葦葨葳蒍蓶蔿薇藯蘶蜲蜼蝛蝟螱衛衞褽覣覹詴諉謂讆讏诿谓踓躗躛軎轊违逶違鄬醀鍏鍡鏏闈闱隇隈霨霺韋韑韙韡韦韪頠颹餧餵饖骩骪骫魏鮇鮠鮪鰃鰄鲔鳂鳚'),
('jing dan','丼'),
('li','丽例俐俚俪傈儮儷凓刕利剓剺劙力励勵历厉厘厤厯厲叓吏呖哩唎唳喱嚟嚦囄囇坜塛壢娌娳婯嫠孋孷屴岦峢峲廲悡悧悷慄戾搮暦曆曞朸李枥栃栗栛梨梸棃檪櫔櫪欐欚歴歷沥沴浬涖溧漓澧濿瀝灕爏犁犂犡狸猁珕理琍瑮璃瓅瓈瓑瓥疬痢癧盠盭睙睝砅砺砾磿礪礫礰礼禮禲离秝穲立竰笠筣篥篱籬粒粝粴糎糲縭缡罹脷艃苈茘荔荲莅莉菞蒚蒞蓠蔾藜藶蘺蚸蛎蛠蜊蜧蝷蟍蟸蠇蠡蠣蠫裏裡褵詈謧讈豊貍赲轢轣轹逦邐酈醨醴里鉝鋫鋰錅鏫鑗锂隶隷離雳靂靋驪骊鬁鯉鯏鯬鱧鱱鱺鲡鲤鳢鳨鴗鵹鷅鸝鹂麗麜黎黧'),
('ju','举乬侷俱倨倶具凥剧劇勮匊啹埧埾壉姖娵婅婮局居屦屨岠崌巈巨巪弆怇惧愳懅懼抅拒拠挙挶据掬擧昛梮椇椈椐榉榘橘檋櫸欅歫毩毱沮泃泦洰涺淗湨澽炬烥焗犋犑狊狙琚疽矩砠秬窭窶筥簴粔粷罝耟聚聥腒舉艍莒菊蒟蘜虡蚷蜛裾襷詎諊讵豦趜跔距跼踘踞踽蹫躆躹輂遽邭郹醵鉅鋦鋸鐻钜锔锯閰陱雎鞠鞫颶飓駏駒駶驧驹鮈鮔鴡鵙鵴鶋鶪鼰鼳齟龃'),
('pie','丿嫳撆撇暼氕瞥苤鐅'),
('fu','乀乶付伏伕俌俘俛俯偩傅冨凫刜副匐呋咈咐哹坿垘复夫妇姇娐婦媍嬔孚孵富尃岪巿帗幅幞府弗弣彿復怤怫懯扶抚拊撫敷斧旉服枎柎柫栿桴椨椱氟泭洑浮涪滏澓炥焤父玞玸琈甫甶畉癁盙砆祓祔福禣稃稪竎符筟箙簠粰糐紨紱紼絥綍綒緮縛绂绋缚罘罦翇肤腐腑腹膚艀芙芣苻茀茯荂荴菔萯葍蕧虙蚥蚨蚹蛗蜅蜉蝜蝠蝮衭袚袝袱複褔襆襥覄覆訃詂諨讣豧負賦賻负赋赙赴趺跗踾輔輹輻辅辐邞郙郛鄜酜釜釡鈇鉘鉜鍑鍢阜阝附韍韨頫颫馥駙驸髴鬴鮄鮒鮲鰒鲋鳆鳧鳬鴔鵩麩麬麱麸黻黼'),
('yi ji','乁'),('nai','乃倷奈奶嬭孻廼柰氖渿疓耐腉艿萘褦迺釢錼鼐'),
('wu','乄乌五仵伍侮俉倵儛兀剭务務勿午卼吳吴呉呜啎嗚圬坞塢墲奦妩娬婺嫵寤屋屼岉峿嵨巫庑廡弙忢忤怃悞悟悮憮戊扤捂摀旿晤杇杌梧橆歍武毋汙汚污洖洿浯溩潕烏焐無熃熓物牾玝珷珸瑦璑甒痦矹碔祦窏窹箼粅舞芜茣莁蕪蘁蜈螐蟱誈誣誤譕诬误躌迕逜邬郚鄔鋈鋙鎢钨铻阢陚隖雾霚霧靰騖骛鯃鰞鴮鵐鵡鶩鷡鹀鹉鹜鼯鼿齀'),
('tuo zhe','乇杔馲'),('me mo ma yao','么'),
('zhi','之侄俧倁値值偫儨凪制劕劧卮只咫址坁坧垁埴執姪娡嬂寘巵帋帙帜幟庢庤廌彘徏徝志忮恉憄懥懫戠执扺挃指挚掷搘摭摯擲支旘旨晊智枳栀栉桎梔梽植椥榰樴櫍櫛止汁汦沚治泜洔洷淔淽滍滞滯漐潌潪瀄炙熫狾猘璏瓆疷疻痔痣直知砋礩祉祑祗祬禃秓秖秩秷稙稚稺穉窒筫紙紩絷綕緻縶織纸织置翐聀职職肢胑胝脂膣膱至致芖芝芷藢蘵蛭蜘蟙衹衼袟袠製襧覟觗觯觶訨誌豑豒貭質贄质贽趾跖跱踬踯蹠躑躓軄軹輊轵轾郅酯釞銍鋕鑕铚锧阯陟隲隻雉馽駤騭騺驇骘鯯鳷鴙鴲鷙鸷黹鼅'),
('zha','乍偧劄吒咤哳奓宱抯拃挓揸搾摣札榨樝渣溠炸牐痄皶眨砟箚蚱蚻觰詐譇譗诈醡鍘铡閘闸霅鮓鮺鲊鲝齄齇'),
('hu','乎乕乯互冱匢匫呼唿喖嗀嘑嘝嚛囫垀壶壷壺婟媩嫭嫮寣岵帍幠弖弧忽怙惚戶户戸戽扈护搰斛昈昒曶楜槲槴歑沍沪泘淴湖滬滹瀫烀焀煳熩狐猢琥瑚瓠瓳祜笏箶簄粐糊絗綔縠胡苸萀葫蔛蔰虍虎虖虝蝴螜衚觳謼護豰軤轷鄠醐錿鍙鍸雐雽頀頶餬鬍魱鯱鰗鱯鳠鳸鵠鶘鶦鸌鹕鹱'),
('fa','乏伐佱傠冹发坺垡墢姂峜彂栰沷法浌灋珐琺発發瞂砝笩筏罚罰罸蕟藅鍅閥阀髪髮'),('le yue yao lao','乐樂'),
('yin','乑侌凐印吟喑噖噾嚚囙因圁垔垠垽堙堷夤姻婣婬寅尹峾崟崯嶾廕廴引愔慇慭憖憗懚朄栶檃檭檼櫽殥氤泿洇洕淫淾湚溵滛濥濦烎犾狺猌璌瘖瘾癊癮硍碒磤禋秵筃粌絪緸胤茚茵荫荶蒑蔩蔭蘟蚓螾裀訔訚訡誾諲讔赺趛輑鄞酳鈏鈝銀銦铟银闉阥阴陰陻隂隐隠隱霒霠霪靷鞇音韾飮飲饮駰骃鮣鷣齗齦'),
('ping','乒俜凭凴呯坪塀娉岼帡帲幈平慿憑枰洴涄焩玶瓶甁甹砯竮箳簈缾聠艵荓萍蓱蚲蛢評评軿輧郱頩鮃鲆'),('pang','乓厐嫎庞徬滂耪胮膖舽螃覫逄雱霶鰟鳑龎龐'),
('qiao','乔侨僑僺劁勪嘺墝嫶峭巧帩幧悄愀憔撬敲桥槗樵橇橋櫵殻毃燆犞瞧硗硚磽礄窍竅繑翘翹荍荞蕎藮誚譙诮谯趫趬跷踍蹺蹻躈郻鄡鄥鍫鍬鐈鐰锹陗鞒鞩鞽韒頝顦髚髜'),('guai','乖叏夬怪恠拐枴柺'),('cheng sheng','乗乘娍'),('hao yi','乚'),('nie mie','乜'),
('xi','习係俙傒僖兮凞匸卌卥厀吸呬唏唽喜喺嘻噏嚱囍墍壐夕奚媳嬆嬉屃屓屖屣屭嵠嶍巇希席徆徙徯忥怬恄息悉悕惁惜憘憙昔晞晰晳暿曦析枲桸椞椺榽樨橀橲檄欷歖氥汐浠淅渓溪漇漝潝潟澙烯焁焈焟熂熄熈熙熹熺熻燨爔牺犀犔犠犧玺琋璽瘜皙睎瞦矖矽硒磎磶礂禊禧稀穸窸粞糦細綌緆縘縰繥细绤羲習翕翖肸肹膝舃舄舾莃菥葈葸蒠蒵蓆蓰蕮虩蜥螅蟋蟢蠵衋袭襲西覡覤觋觹觽觿謑謵譆谿豀豨豯貕赥赩趇趘蹝躧邜郋郤鄎酅醯釳釸鈢鉨鉩錫鎴鏭鐊鑴锡阋隙隟隰隵霫霼飁餏餼饎饩饻騱騽驨鬩鯑鰼鱚鳛鵗鸂黖鼷'),
('xiang','乡享亯佭像勨厢向响嚮姠嶑庠廂忀想晑曏栙楿橡欀湘珦瓖相祥稥箱絴緗缃缿翔膷芗萫葙薌蚃蟓蠁衖襄襐詳象跭郷鄉鄊鄕鐌鑲镶響項项飨餉饗饷香驤骧鮝鯗鱌鱜鱶鲞麘'),
('shu','书倏倐儵叔塾墅姝婌孰尗庶庻怷恕戍抒掓摅攄暑曙書束枢树梳樞樹殊殳毹毺沭淑漱潄潻濖瀭焂璹疎疏癙秫竖竪糬紓絉綀纾署腧舒荗菽蒁蔬薥薯藷虪蜀蠴術裋襡襩豎贖赎踈軗輸输述鄃鉥錰鏣陎霔鮛鱪鱰鵨鶐黍鼠鼡'),('dou','乧兜兠唗唞抖斗斣枓梪橷浢痘窦竇篼脰荳蔸蚪豆逗郖酘鈄閗闘阧陡餖饾鬥鬦鬪鬬鬭'),
('nang','乪儾嚢囊囔擃攮曩欜灢蠰饢馕齉'),('jia','乫佳假傢加嘉圿婽嫁岬幏忦恝戞扴抸斚斝架枷梜椵榎榢槚檟毠泇浃浹犌猳玾珈甲痂稼笳糘耞胛脥腵荚莢葭蛱蛺袈裌豭貑跏跲迦郏郟鉀鉫鋏鎵钾铗镓頬頰颊駕驾鴐鴶鵊麚'),
('mao','乮冃冇冐卯媢峁帽愗懋戼旄昴暓枆柕楙毛毷氂泖渵牦猫瑁皃眊瞀矛笷罞耄芼茂茅茆萺蓩蝐蝥蟊袤覒貌貓貿贸軞鄚鄮酕鉚鉾錨铆锚髦鶜'),('mai','买佅劢勱卖唛嘪売脈荬蕒衇買賣迈邁霡霢霾鷶麥麦鿏'),('luan','乱亂卵圝圞奱娈孌孪孿峦巒挛攣曫栾欒滦灓灤癴癵羉脔臠虊釠銮鑾鵉鸞鸾'),
('ru','乳侞儒入嗕嚅如媷嬬孺嶿帤扖擩曘杁桇汝洳渪溽濡筎縟缛肗茹蓐蕠薷蝡蠕袽褥襦辱邚鄏醹銣铷顬颥鱬鳰鴑鴽'),('xue','乴坹学學岤峃嶨斈桖樰泶澩瀥燢狘疶瞲穴膤艝茓蒆薛袕謔谑趐踅轌辥辪雪靴鞾鱈鳕鷽鸴'),('sha','乷倽傻儍唦唼啥喢杀桬歃殺毮沙煞猀痧砂硰箑紗繺纱翜翣萐蔱裟鎩铩閯閷霎髿魦鯊鯋鲨'),
('na','乸呐嗱拏拿捺笝納纳肭蒳衲豽貀軜郍鈉鎿钠镎雫靹魶'),
('qian','乹亁仟仱伣佥俔倩偂僉儙刋前千圲墘壍奷媊嬱孯岍岒悓悭愆慳扦拑拪掮搴撁攐攑攓杄棈椠榩槧橬櫏欠歉歬汘汧淺潛潜濳灊牵牽皘竏签箝篏篟簽籖籤粁縴繾缱肷膁芊芡茾葥蒨蔳虔蚈蜸褰諐謙譴谦谴谸軡輤迁遣遷釺鈆鈐鉗鉛銭錢鎆鏲鑓钎钤钱钳阡靬韆顅騚騝騫骞鬜鬝鰬鵮鹐黔黚'),
('suo','乺傞唆唢嗍嗦嗩娑所摍暛桫梭溑溹琐琑瑣睃簑簔索羧莏蓑蜶褨趖逤鎖鎻鏁锁鮻'),('zhe','乽哲啠喆嚞埑嫬悊摺晢晣柘樜歽浙淛矺砓磔籷粍者蔗虴蛰蜇蟄蟅袩褶襵詟謫謺讁讋谪赭踷輒輙轍辄辙這遮鍺锗鮿鷓鹧'),('qian gan','乾'),('zhi luan','乿'),
('gui','亀佹刽刿劊劌匦匭厬圭垝妫姽媯嫢嬀宄帰庋庪归恑摫撌攰攱昋晷桂椝椢槶槻槼樻櫃櫷歸湀猤珪瑰璝瓌癸皈瞡硅祪禬筀簋茥蓕蘬蛫蟡襘規规觤詭诡貴贵跪軌轨邽郌鐀鑎閨闺陒鞼騩鬶鬹鬼鱖鱥'),
('jue','亅倔决刔劂匷厥噊噘孒孓屩屫崛崫嶥彏憠憰戄抉挗掘撅撧攫桷橛橜欮氒決灍焳熦爑爴爵獗玃玦玨珏瑴瘚矍矡砄絕絶绝臄芵蕝蕨虳蟨蟩觖觮觼訣譎诀谲貜赽趉蹶蹷躩鈌鐍鐝钁镢鴂鴃鷢'),('le liao','了'),('ge ma','亇'),
('zheng','争佂凧塣姃媜峥崝崢幁征徰怔愸抍拯挣掙政整晸正炡烝爭狰猙症癥眐睁睜筝箏篜糽聇脀蒸証諍證证诤踭郑鄭鉦錚鏳钲铮靕鬇鴊'),('er','二侕儿児兒刵咡尒尓尔峏弍弐栭栮樲毦洏洱爾珥粫而耳胹荋薾衈袻誀貮貳贰趰輀轜迩邇鉺铒陑隭餌饵駬髵髶鮞鲕鴯鸸'),
('chu','亍傗储儊儲処出刍初厨处岀幮廚怵憷搐摴斶杵椘楚楮榋樗橱檚櫉櫥歜滁濋犓珿琡璴矗础礎禇竌篨絀绌耡臅芻蒢蒭處蜍蟵触觸豖豠貙趎蹰躇躕鄐鉏鋤锄閦除雏雛鶵黜齣齭齼'),('kui','亏刲喟喹嘳夔奎媿嬇尯岿巋巙愦愧憒戣揆晆暌楏楑櫆煃犪盔睽窥窺篑簣籄聧聩聭聵膭葵蕢藈蘷虁虧蝰謉跬蹞躨逵鄈鍨鍷闚頍頯顝餽饋馈馗騤骙魁'),
('yun','云伝傊允勻匀喗囩夽奫妘孕恽惲愠愪慍抎抣昀晕暈枟橒殒殞氲氳沄涢溳澐煴熅熉狁畇磒秐筼篔紜縜纭耘腪芸荺蒀蒕蒷蕓蕴薀藴蘊蝹褞貟賱贇赟运運郓郧鄆鄖酝醖醞鈗鋆阭陨隕雲霣韗韞韵韻餫馻齫齳'),
('jing','井京亰俓傹儆兢刭剄坓坕坙境妌婙婛婧宑幜弪弳径徑惊憬憼敬旌旍晶暻曔桱梷橸殌汫汬泾浄涇澋瀞猄獍璄璟璥痉痙睛秔稉穽竞竟竫競竸粳精経經綡经聙肼胫脛腈茎荆荊莖菁葏蟼誩警踁迳逕鏡镜阱靖静靜頚頸驚鯨鲸鵛鶁鶄麖麠鼱'),
('sui','亗倠哸夊嬘岁嵗旞檖歲歳滖澻濉瀡煫燧璲瓍眭睢砕碎祟禭穂穗穟綏繀繐繸绥膸芕荽荾虽襚誶譢谇賥遀遂邃鐆鐩随隧隨雖鞖韢髄髓'),('gen','亘亙揯搄根艮茛跟'),('xie suo','些'),('qi zhai','亝齊'),('ji qi','亟伎焏稘稽綨緝缉薺觭'),
('tou','亠偷偸头妵投敨紏蘣透鍮頭骰黈'),('wang wu','亡'),('kang hang gang','亢'),('da','亣匒咑哒噠垯墶妲怛打搭撘炟燵畣瘩眔笪答繨羍耷荅荙薘蟽褡詚跶达迏迖迚逹達鎝鐽靼鞑韃龖龘'),
('jiao','交佼僬儌叫呌嘂嘦噍娇嬌嬓孂峧嶕嶣徼憍挍挢搅撟撹攪敎教敫敽敿斍斠晈暞曒椒浇滘漖澆灚焦燞狡獥珓璬皎皦皭矫矯礁穚窖笅筊簥絞纐绞胶腳膠膲臫茭茮蕉藠虠蛟蟜蟭訆譑譥賋趭跤踋較轇轎轿较郊酵醮釂鉸鐎铰餃饺驕骄鮫鱎鲛鵁鷦鷮鹪龣'),('hai','亥咍嗐塰孩害氦海烸酼醢餀饚駭駴骇骸'),('heng peng','亨'),
('mu','亩仫凩募坶墓姆峔幕幙慔慕拇暮暯木楘母毣毪氁沐炑牡牧牳狇畂畆畒畝畞畮目睦砪穆胟艒苜莯蚞踇鉧鉬钼雮霂'),('ting','亭侹停厅厛听圢娗婷嵉庁庭廰廳廷挺梃楟榳汀涏渟烃烴烶珽筳綎耓聤聴聼聽脡艇莛葶蜓蝏誔諪邒閮霆鞓頲颋鼮'),('qin qing','亲親'),
('bo','亳仢侼僠僰博啵孹嶓帛愽懪拨挬搏撥播檗欂波浡淿渤溊煿牔狛玻瓝癶癷盋砵碆礡礴秡箔簙簸糪缽胉脖膊舶艊菠萡葧蔔蘗袯袰襏襮謈譒跛踣蹳郣鈸鉑鉢鋍鎛鑮钵钹铂镈餑餺饽馎馛馞駁駮驋驳髆鱍鵓鹁'),
('xie','亵伳偕偞偰僁写冩勰协協卨卸嗋噧垥塮夑奊娎媟寫屑屧廨徢恊愶懈拹揳携撷擕擷攜斜旪暬械楔榍榭歇泻洩渫澥瀉瀣灺炧炨熁燮燲爕獬祄禼糏紲絏絬綊緳縀繲纈绁缬缷翓胁脅脇脋膎薢薤藛蝎蝢蟹蠍蠏衺褉褻襭諧謝讗谐谢躞邂靾鞋鞵韰齂齘齛齥龤'),
('lian','亷僆劆匲匳嗹噒堜奁奩媡嫾嬚帘廉怜恋慩憐戀摙敛斂梿楝槤櫣殓殮涟湅漣潋澰濂濓瀮瀲炼煉熑燫琏瑓璉簾籢籨練縺纞练羷翴联聨聫聮聯脸臁臉莲萰蓮蔹薕蘝蘞螊蠊裢裣褳襝覝謰蹥连連鄻錬鍊鎌鏈鐮链镰鬑鰊鰱鲢'),
('duo','亸凙刴剁剟剫咄哆哚嚉嚲垛垜埵墯多夛夺奪尮崜惰憜挅挆掇朵朶桗毲畓痥綞缍舵裰趓跥跺踱躱躲軃鈬鐸铎陊陏飿饳鵽'),('wei men','亹斖'),('ren','人亻仁仞仭任刃刄壬妊姙屻岃忈忍忎扨朲栠栣牣祍秂秹稔紉紝絍綛纫纴肕腍芢荏荵衽袵訒認认讱躵軔轫鈓銋靭靱韌韧飪餁饪魜鵀'),
('wang','亾仼兦妄尣尩尪尫彺往徃忘惘旺暀望朢枉棢汪瀇王網网罒罓罔罖莣菵蚟蛧蝄誷輞辋魍'),('shen shi','什'),('le','仂叻忇氻泐玏砳簕艻阞韷餎鰳鱳鳓'),('ding','仃叮啶定嵿帄椗玎疔盯矴碇碠磸耵聢腚艼萣薡虰蝊訂订酊釘錠鐤钉锭靪頂顁顶飣饤鼎鼑'),
('ze','仄则則啧嘖嫧崱帻幘庂択捑昃昗樍歵汄沢泎溭皟瞔矠礋箦簀舴蔶蠌襗謮賾赜迮鸅齚齰'),('jin','仅今侭僅僸儘凚卺厪噤嚍堻墐壗妗嫤嬧尽巹巾惍搢斤晉晋枃槿殣津浕浸溍漌濅濜烬煡燼珒琎琻瑨瑾璡璶盡砛祲禁筋紟紧緊縉缙荕荩菫蓳藎衿襟覲觐觔謹谨賮贐赆近进進金釒釿錦钅锦靳饉馑鹶黅齽'),
('pu','仆僕匍噗圃圑圤墣扑撲擈攴攵普暜樸檏氆浦溥潽濮炇烳獛璞痡瞨穙舖舗莆菐菩葡蒱蒲諩譜谱贌蹼酺鋪鏷鐠铺镤镨陠'),('chou qiu','仇'),('reng','仍扔礽芿辸陾'),('fo','仏坲梻'),('jin san','仐'),
('lun','仑伦侖倫囵圇埨婨崘崙惀抡掄棆沦淪溣碖磮稐耣腀菕蜦論论踚輪轮錀陯鯩'),('cang','仓仺倉凔嵢欌沧滄濸獊舱艙苍蒼螥賶鑶鸧'),('zai zi','仔甾'),('ta','他侤嚃嚺塌塔墖它崉挞搨撻榙榻橽毾涾溻澾濌牠獭獺祂禢粏褟誻譶趿踏蹋蹹躂躢遝遢錔闒闥闧闼阘鞜鞳鮙鰨鳎'),
('xian','仙仚佡僊僩僲僴先冼咞咸哯啣嘕垷塪奾姭娊娴娹婱嫌嫺嫻宪尟尠屳岘峴崄嶮幰廯弦忺憪憲憸挦掀搟撊撏攇显晛暹杴橌橺櫶毨氙涀涎湺澖瀗灦烍燹狝猃献獫獮獻玁现珗現甉痫癇癎県睍祆禒秈筅箲籼粯糮絃絤綫線繊纎纖线缐羡羨胘腺臔臽舷苋苮莧藓藖蘚蚬蚿蛝蜆衔衘褼襳誢誸諴譣豏賢贒贤赻跣跹蹮躚輱酰醎銜鋧錎鍁鍌鑦锨閑闲限陥险陷険險霰韅韯韱顕顯餡馅馦鮮鱻鲜鶱鷳鷴鷼鹇鹹麙麲鼸'),
('tuo cha duo','仛'),('hong','仜叿吰呍哄嚝垬妅娂宏宖弘彋揈撔晎汯泓洪浤渱潂灴烘焢玒玜硡竑竤篊粠紘紭綋纮翃翝耾苰荭葒葓蕻薨訇訌讧谹谼谾軣輷轟轰鈜鉷鋐鍧閎闀闳霐霟鞃鬨魟鴻鸿黉黌'),
('tong','仝佟同哃嗵峂峝庝彤恸慟憅捅晍曈桐桶樋氃浵潼炵犝獞痌痛眮瞳砼秱童筒筩粡統綂统膧茼蓪蚒衕詷赨通酮鉖鉵銅铜餇鮦鲖'),('gan han','仠忓攼旰虷'),('yi ge','仡'),('dai','代侢傣叇呆垈埭岱帒带帯帶廗待怠懛戴曃柋歹殆瀻獃玳瑇甙簤紿緿绐艜蝳袋襶貣贷蹛軑軚軩轪迨逮霴靆鴏黛黱'),
('ling','令伶凌刢另呤囹坽夌姈婈孁岭岺嶺彾掕昤朎柃棂櫺欞泠淩澪灵炩燯爧狑玲琌瓴皊砱祾秢竛笭紷綾绫羐羚翎聆舲苓菱蓤蔆蕶蘦蛉衑袊裬詅跉軨輘酃醽鈴錂铃閝陵零霊霗霛霝靈領领駖魿鯪鲮鴒鸰鹷麢齡齢龄龗'),('chao','仦吵巐巢巣弨怊抄晁欩漅潮炒煼牊眧窲罺耖觘訬謿超轈鄛鈔钞麨鼌'),
('chang zhang','仧兏長长'),('sa','仨卅撒櫒灑脎萨蕯薩訯鈒隡靸颯飒馺'),('chang','仩伥倀倡偿僘償厰唱嘗嚐场場塲娼嫦尝常廠徜怅悵敞昌昶暢椙氅淐焻猖琩瑺瓺甞畅畼肠腸膓苌菖萇裮誯鋹錩锠镸閶阊韔鬯鯧鱨鲳鲿鼚'),('men','们們悶懑懣扪捫暪椚焖燜璊菛虋鍆钔門閅门闷'),
('fan','仮凡凢凣勫匥反墦奿嬎嬏帆幡忛憣旙旛杋柉梵棥樊橎氾汎泛滼瀪瀿烦煩燔犯璠畈盕矾礬笲笵範籵緐繙羳翻舤舧范薠藩蘩蠜襎訉販贩蹯軬輽轓返釩鐇鐢钒颿飜飯飰饭鱕鷭'),('chao miao','仯'),('yang ang','仰'),('wo','仴偓卧婐婑媉幄我握楃沃涹渥濣猧瓁瞃硪窝窩肟腛臥莴萵蜗蝸踒齷龌'),
('jian','件俭俴倹健僭儉兼冿减剑剣剪剱劍劎劒劔囏坚堅堿墹奸姦姧寋尖幵建弿彅徤惤戋戔戩戬拣挸捡揀揃搛撿擶旔枧柬梘检検椾楗樫檢櫼歼殱殲毽洊涧渐減湔湕溅漸澗濺瀐瀸瀽煎熞熸牋牮珔瑊瑐监監睑睷瞷瞼硷碱磵礀礆礛礷笕笺筧简箋箭篯簡籛糋絸緘縑繝繭缄缣翦肩腱臶舰艦艰艱茧荐菅菺葌蒹蔪蕑蕳薦藆虃蠒裥襇襉襺覸詃諓諫謇謭譛譼譾谏谫豜賎賤贱趝趼践踐踺蹇轞鉴鋻鍳鍵鐗鐧鐱鑑鑒鑬鑯鑳锏键間间雃鞬鞯韀韉餞餰饯馢鬋鰎鰔鰜鰹鲣鳒鵑鵳鶼鹣鹸鹻鹼麉'),
('jia jie','价價家'),('yao fo','仸'),('fen bin','份'),('di','仾低俤偙僀厎呧唙啇啲嘀嚁坘埊埞堤墑墬娣嫡岻帝廸弤彽怟抵拞掋敌敵旳梊梑樀氐涤滌滴焍牴狄玓甋眱睇砥碲磾祶禘秪笛第籴糴締缔羝腣苖荻菂菧蒂蔋蔐蔕藡蝃蝭螮袛覿觌觝詆諦诋谛豴趆踶軧迪递逓遞遰邸鉪鏑镝阺隄靮鞮頔馰骶髢鯳鸐'),
('fang','仿倣匚坊堏妨房放方旊昉昘淓牥瓬眆紡纺肪舫芳訪访邡鈁錺钫防髣魴鲂鴋鶭'),('pei','伂佩俖呸培姵帔怌斾旆毰沛浿珮肧胚蓜衃裴裵賠赔轡辔配醅錇锫阫陪霈馷'),('diao','伄凋刁刟叼吊奝屌弔弴彫掉汈琱瘹盄碉窎窵竨簓虭蛁訋貂釣鈟銱鋽錭鑃钓铞雕雿魡鮉鯛鲷鵰鼦'),
('dun','伅吨噸墩墪惇撉撴潡炖燉犜獤盹盾砘碷礅蜳趸踲蹾躉逇遁遯鈍钝驐'),('wen','伆刎吻呅問塭妏彣抆揾搵文昷桽榲殟温溫炆珳瑥璺瘒瘟稳穏穩紊紋繧纹聞肳脗芠蕰蚉蚊螡蟁豱輼轀辒鎾閺閿闅闦问闻阌雯顐饂馼駇魰鰛鰮鳁鳼鴍鼤'),
('xin','伈伩俽噺囟妡嬜孞廞心忄忻惞新昕杺枔欣歆炘焮盺脪舋芯薪衅襑訢訫辛邤釁鈊鋅鐔鑫锌阠顖馨馫鬵'),('kang','伉匟囥嫝嵻康慷抗槺漮炕砊穅糠躿鈧鏮钪閌闶鱇'),('ai','伌僾凒哀哎唉啀嗳嘊噯埃塧壒嫒嬡愛懓挨捱昹暧曖毐溰溾爱瑷璦癌皑皚皧瞹矮砹硋碍礙蔼薆藹譪譺賹躷銰鎄鑀锿隘霭靄靉餲馤鱫鴱'),
('xiu xu','休'),('jin yin','伒'),('tang','伖傏傥儻劏唐啺嘡坣埫堂塘戃搪摥曭棠榶溏漟烫煻燙爣瑭矘磄禟篖糃糖糛羰耥膅膛蓎薚蝪螗螳赯趟踼蹚躺鄌醣鎕鎲鏜鐋钂铴镋镗隚鞺餹饄鶶鼞'),
('huo','伙佸俰剨劐吙咟嚯嚿夥奯彠惑或擭攉旤曤檴沎活湱瀖火煷獲癨眓矐祸禍秴穫窢耠耯臛艧获蒦藿蠖謋貨货邩鈥鍃鑊钬锪镬雘霍靃韄騞'),('hui kuai','会會浍璯'),('cui','伜催凗啛墔崔嵟忰悴慛摧榱毳淬漼焠獕璀疩瘁皠磪竁粋粹紣綷翆翠脃脆脺膬膵臎萃襊趡鏙顇'),('chuan zhuan','传傳'),
('che ju','伡俥车'),('chen cang','伧'),('xun','伨侚偱勋勛勲勳卂噀噚嚑坃埙塤壎壦寻尋峋巡巺巽廵徇循恂愻揗攳旬曛杊栒桪樳殉殾毥汛洵浔潠潯熏燅燖燻爋狥獯珣璕畃矄紃纁臐荀蕈薫薰蘍蟳訊訓訙詢训讯询迅迿逊遜鄩醺鑂顨馴驯鱏鱘鲟'),
('chi','伬侈侙傺勅勑卶叱叺吃呎哧啻喫嗤噄垑墀妛媸弛彨彲彳恜恥慗憏懘抶持摛攡敕斥杘歯殦池湁漦灻炽烾熾瓻痓痴痸瘛癡眵瞝竾笞筂箎篪粚翄翅翤翨耻肔胣胵腟茌荎蚇蚩蚳螭裭褫訵謘豉貾赤赿趩踟迟迡遅遟遫遲鉓鉹鍉雴飭饬馳驰魑鴟鵄鶒鷘鸱麶黐齒齝齿'),('xian xuan','伭县縣'),('nu','伮傉努奴孥弩怒砮笯胬駑驽'),
('bo bai','伯擘'),('gu','估傦僱凅古咕唂唃啒固堌姑嫴孤尳崓崮巬巭愲故柧梏棝榖榾橭毂汩沽泒淈濲瀔牯牿痼皷皼盬瞽祻稒穀笟箍箛篐罛罟羖股脵臌苽菇菰蓇薣蛄蛊蠱觚詁诂軱軲轂轱辜逧酤鈲鈷錮钴锢雇顧顾餶馉骨鮕鯝鲴鴣鸪鼓鼔'),
('ni','伱伲你倪儞匿坭埿堄妮婗嫟嬺孴尼屔怩惄愵抳拟擬旎昵晲暱棿氼泥淣狔猊眤睨秜籾縌聣胒腻膩苨薿蚭蜺觬貎跜輗逆郳鈮铌隬霓馜鯢鲵麑齯'),('ban','伴办半坂姅岅怑扮搬攽斑斒昄板版班瓣瓪瘢癍秚粄絆绊肦舨蝂螁螌褩辦辬鈑鉡钣阪靽頒颁魬'),
('xu','伵侐俆偦冔勖勗卹叙喣垿墟壻姁婿媭嬃序徐恤敍敘旭旴昫暊朂栩楈槒欨欰歔殈汿沀洫湑溆漵潊烅烼煦燸獝珝珬疞盢盨盱瞁禑稰稸糈絮綇続緒緖縃繻續绪续聓聟胥蓄蓿蕦藚虗虚虛蝑裇訏許訹詡諝諿譃诩谞賉鄦酗醑鑐需須頊须顼驉鬚魆魖鱮'),
('zhou','伷侜僽冑周呪咒咮喌妯宙州帚徟昼晝晭洲淍炿烐珘甃疛皱皺睭矪碡箒籀籒籕粙紂縐纣绉肘胄舟荮菷葤詋謅譸诌賙赒軸輈輖轴辀週郮酎銂霌駎駲騆驟骤鯞鵃鸼'),
('shen','伸侁侺兟呻哂堔妽娠婶嬸审宷審屾峷弞愼慎扟敒昚曋曑柛榊氠涁深渖渗滲瀋燊珅甚甡甧申瘆瘮眒眘瞫矤矧砷神祳穼籶籸糂紳绅罙罧肾胂脤腎葠蓡蔘薓蜃蜄裑覾訠訷詵諗讅诜谂谉身邥鉮鋠頣駪魫鯓鯵鰰鰺鲹鵢'),
('qu','伹佉佢刞劬匤厺去取呿坥娶屈岖岴嶇憈戵抾敺斪曲欋欔氍浀淭灈煀爠璖璩癯磲祛竬筁籧粬紶絇胊胠臞菃葋蕖蘧蛆蛐蝺蟝蠷蠼衐衢袪覰覷覻觑詓詘诎趍躣躯軀軥鑺閴闃阒阹駆駈驅驱髷魼鰸鱋鴝鶌鸜鸲麮麯麴麹黢鼁鼩齲龋'),('si ci','伺'),('beng','伻嘣埲塴奟崩嵭揼泵琫甏甭甮綳繃绷菶蹦迸逬鏰镚閍鞛'),
('si shi','似'),('jia qie ga','伽'),('yi chi','佁沶眙誃'),('dian tian','佃钿'),('han gan','佄'),('bu','佈勏卟吥咘哺埗埠峬布庯廍怖悑捕晡步歨歩瓿篰荹蔀补補誧踄轐逋部郶醭鈈鈽錻钚钸餔餢鳪鵏鸔'),
('bi','佊佖俾偪匕咇哔嗶坒堛壁夶奰妣妼婢嬖嬶屄币幣幤庇庳廦弊弻弼彃彼必怭愊愎敝斃朼柀梐楅比毕毖毙毞毴沘湢滗滭潷煏熚狴獘獙珌璧畀畢疕疪痹痺皕睤碧秕笔筆筚箅箆篦篳粃粊綼縪繴罼聛腷舭苾荜荸萆萞蓖蓽蔽薜蜌袐襅襞襣觱詖诐豍貏貱贔赑跸蹕躃躄逼避邲鄙鄨鄪鉍鏎鐴铋閇閉閟闭陛韠飶饆馝駜驆髀魓鮅鰏鲾鵖鷝鷩鼊鼻'),
('zhao shao','佋召'),('ci','佌佽偨刺刾垐嬨庛慈朿柌栨次此泚濨玼珁瓷甆疵皉磁礠祠糍絘茦茨莿蛓螆蠀詞词賜赐趀跐辝辞辤辭雌飺餈骴髊鴜鶿鷀鹚齹'),('zuo','佐作侳做咗唑坐岝岞左座捽昨祚秨稓穝筰糳繓胙莋葃葄蓙袏鈼阼'),
('yang','佒佯傟养劷咉坱垟央姎岟崸徉怏恙慃懩扬抰揚攁敭旸昜暘杨样楊様樣殃氧氱泱洋漾瀁炀炴烊煬珜疡痒瘍癢眻礢秧紻羕胦蛘蝆詇諹軮輰鉠鍈鍚钖阦阳陽雵霷鞅颺飏養駚鰑鴦鴹鸉鸯'),
('ti','体倜偍剃剔厗啼嗁嚏嚔屉屜崹悌悐惕惖戻挮掦替朑梯歒殢涕漽瑅瓋睼禵稊笹籊綈緹绨缇罤蕛薙褅褆謕趧踢蹄蹏躰軆逖逷醍銻鍗锑題题騠骵體髰鬀鬄鮷鯷鳀鵜鷈鷉鷤鹈'),('zhan','佔偡占噡嫸展岾嶘惉战戦戰搌斩斬旃旜枬栈栴桟棧毡氈氊沾湛琖盏盞瞻站綻绽菚薝蘸虥虦蛅覱詀詹譧譫讝谵趈輾轏邅醆閚霑颭飐飦饘驏驙魙鱣鸇鹯'),
('he','何劾咊哬啝嗬垎壑姀寉峆惒敆曷柇楁欱毼河涸渮澕焃煂熆燺爀癋皬盇盉盍盒碋禾篕籺粭翮翯荷菏萂蠚褐覈訶訸詥謞诃賀贺赫郃釛鉌鑉閡闔阂阖靍靎靏鞨頜餄饸魺鶴鸖鹖鹤麧齕龁龢'),
('tuo','佗侂咃咜唾圫坨堶妥嫷岮嶞庹托拕拖柝椭楕槖橐橢毤毻汑沱涶砣砤碢箨籜紽脫脱莌萚蘀袉袥託詑讬跅跎酡阤陀陁飥饦駝駞騨驒驝驼鬌魠鮀鮵鰖鴕鵎鸵鼉鼍鼧'),('she','佘厍厙奢弽慑慴懾捨摂檨欇涉涻渉滠灄猞畭畲社舌舍舎蔎虵蛥蠂設设賒賖赊赦輋騇麝'),('yi die','佚昳泆軼'),
('fo fu bi bo','佛'),('gou','佝冓勾啂坸垢够夠媾岣彀搆撀构構沟溝煹狗玽痀笱篝簼緱缑耇耈耉芶苟袧褠覯觏訽詬诟豿購购遘鈎鉤钩雊鞲韝'),('ning','佞侫倿儜凝咛嚀嬣宁寍寕寗寜寧拧擰柠橣檸泞澝濘狞獰甯聍聹薴鑏鬡鸋'),
('yong','佣俑傭勇勈咏嗈噰埇塎墉壅嫞嵱庸廱彮怺恿悀惥愑愹慂慵拥擁柡栐永泳湧滽澭灉牅用甬痈癕癰砽臃苚蒏蛹詠踊踴邕郺鄘醟鏞镛雍雝顒颙饔鯒鰫鱅鲬鳙鷛'),('wa','佤劸咓哇嗢娃娲媧屲挖搲攨洼溛漥瓦瓾畖砙穵窊窪腽膃蛙袜襪邷韈韤鼃'),('ka','佧咔喀垰擖胩裃鉲'),
('bao','佨保儤勹勽包堢報媬孢宝寚寳寶忁怉报抱曓煲爆犦珤窇笣緥胞苞菢葆蕔藵虣蚫裦褒褓襃豹賲鉋鑤铇闁雹靌飹飽饱駂骲髱鮑鲍鳵鴇鸨齙龅'),('huai hui','佪'),('ge he','佫'),
('lao','佬僗劳労勞咾哰唠嗠嘮嫪崂嶗恅憥憦捞撈朥栳橯浶涝澇牢狫珯痨癆硓窂簩粩老耂耢耮荖蛯躼軂轑酪醪銠鐒铑铹顟髝鮱'),('bai','佰拜拝挀捭掰摆擺敗栢白百稗竡粨粺薭襬贁败韛'),('ming','佲冥凕名命姳嫇慏掵明暝朙榠洺溟猽眀眳瞑茗螟覭詺鄍酩銘铭鳴鸣'),('er nai','佴耏'),
('hen','佷很恨拫狠痕詪鞎'),('quan','佺全劝勧勸啳埢姾峑巏悛拳搼权楾権權泉洤湶烇牶牷犈犬犭瑔畎痊硂筌箞綣縓绻荃葲虇蜷蠸觠詮诠跧踡輇辁醛銓鐉铨闎韏顴颧駩騡鬈鰁鳈齤'),('tiao','佻嬥宨岧岹庣挑旫晀朓条條樤眺祒祧窱笤粜糶聎脁芀萔蓚蓨蜩覜趒迢鋚鎥鞗髫鯈鰷鲦齠龆'),
('xing','侀倖兴刑哘型垶姓娙婞嬹幸形性悻惺擤星曐杏洐涬煋猩瑆皨睲硎箵篂緈腥臖興荇莕葕蛵觪觲謃邢郉醒鈃鉶銒钘铏陉陘餳騂骍鮏鯹'),('kan','侃偘冚刊勘坎堪墈崁惂戡栞看瞰矙砍磡竷莰衎輡轗顑鬫龕龛'),
('lai','來俫倈唻婡崃崍庲徕徠来梾棶涞淶濑瀨瀬猍琜癞癩睐睞筙箂籁籟莱萊藾襰賚賴赉赖逨郲錸铼頼顂騋鯠鵣鶆麳'),('kua','侉咵垮夸胯舿誇跨銙骻'),('gong','侊供公共功匑匔塨宫宮工巩幊廾弓恭拱拲攻杛栱汞熕珙碽糼糿肱觥觵貢贡躬躳輁鞏髸龔龚'),
('mi','侎冖冞冪咪嘧塓孊宻密峚幂幎幦弥弭彌怽擟敉榓樒櫁汨洣淧渳滵漞濗瀰灖熐爢猕獼眯瞇祢禰米粎縻羃羋脒芈葞蒾蔝蔤藌蘪蘼蜜袮覓覔覛觅詸謎謐谧迷醚醾醿釄銤镾靡鸍麊麋麛鼏'),('an','侒俺偣儑唵啽垵埯堓媕安屵岸峖庵按揞暗案桉氨盦盫罯胺腤荌菴萻葊蓭誝諳谙豻貋銨錌铵闇隌雸鞌鞍韽馣鮟鵪鶕鹌黯'),
('lu','侓僇勎勠卢卤噜嚕嚧圥坴垆塶塷壚娽峍庐廘廬彔录戮掳摝撸擄擼曥枦栌椂樐樚橹櫓櫨氇氌泸淕淥渌滷漉潞澛瀂瀘炉爐獹玈琭璐瓐甪盝盧睩矑硉硵磠祿禄稑穋穞箓簏簬簵簶籙籚粶纑罏胪臚舮舻艣艪艫芦蓾蔍蕗蘆虂虏虜螰蠦謢賂赂趢路踛蹗輅轆轤轳辂辘逯醁鈩錄録錴鏀鏴鐪鑥鑪镥陸顱颅馿騄騼髗魯魲鯥鱸鲁鲈鴼鵦鵱鷺鸕鸬鹭鹵鹿麓黸'),
('mou','侔劺哞恈某眸蛑謀谋踎鍪鴾麰'),('dong tong','侗垌峒恫洞'),('cha','侘偛叉嗏垞奼姹察岔嵖扠挿插揷搽杈槎檫汊猹疀碴紁臿艖茬茶衩詧詫诧蹅銟鍤鑔锸镲靫餷'),('jian cun','侟'),
('lv','侣侶儢勴吕呂垏屡屢履嵂律慮挔捛旅梠榈櫚氀氯滤濾焒爈祣稆穭箻絽綠縷繂缕膂膐膟膢葎藘虑褛褸郘鋁鑢铝閭闾驢驴'),('jiao yao','侥僥徺烄'),
('zhen','侦侲偵圳塦姫嫃寊屒帧帪幀弫抮挋振揕搸斟昣朕枕栚桢楨榛樼殝浈湞潧澵獉珍珎瑧甄甽畛疹眕眞真眹砧碪祯禎禛稹箴紖絼縝縥纼缜聄胗臻萙葴蒖蓁薽袗裖覙診誫诊貞賑贞赈軫轃轸辴遉酙針鉁鋴錱鍼鎭鎮针镇阵陣震駗鬒鱵鴆鸩'),('ce ze zhai','侧側'),
('kuai','侩儈凷哙噲圦块塊巜廥快擓旝欳狯獪筷糩脍膾蒯郐鄶鱠鲙'),('chai','侪儕喍囆柴犲祡肞茝虿蠆袃訍豺釵钗'),('nong','侬儂农哝噥挊挵檂欁浓濃燶癑禯秾穠繷脓膿蕽襛譨農辳醲鬞齈'),('hou','侯候厚后吼喉垕堠帿後洉犼猴瘊睺矦篌糇翭茩葔豞逅郈鄇鍭餱骺鮜鯸鱟鲎鲘齁'),
('jiong','侰僒冂冋冏囧坰埛扃泂浻澃炯烱煚煛熲燛窘絅綗蘏蘔褧迥逈顈颎駉駫'),('cheng ting','侱'),('qin','侵兓勤吢吣唚嗪噙坅媇寑寝寢寴嵚嶔嶜庈懃懄抋捦揿搇撳擒斳昑梫檎欽沁澿瀙珡琴琹瘽禽秦笉耹芩芹菣菦藽螓螼蠄衾誛赾鈙鈫鋟钦锓雂靲顉駸骎鮼鳹鵭'),('shu dou','侸'),
('tui tuo','侻'),('nan','侽喃囡娚婻戁抩揇暔枏柟楠湳煵男畘腩莮萳蝻諵赧遖難'),('xiao','侾俲傚効咲哓哮啸嘋嘨嘯嘵嚻囂婋孝宯宵小崤庨彇揱效斅斆晓暁曉枭枵梟櫹歊歗毊洨消涍淆潇瀟灱灲烋焇熽猇獢痚痟皛皢硝硣窙笑筱筿箫篠簘簫綃绡翛肖膮萧蕭虈虓蟂蟏蟰蠨訤詨誟誵謏踃逍銷销霄颵驍骁髇髐魈鴞鴵鷍鸮'),
('bian pian','便扁猵獱緶缏'),('tui','俀僓娧尵弚推煺穨腿蓷藬蘈蛻蜕蹆蹪退隤頹頺頽颓駾骽魋'),('cu','促媨徂憱殂猝瘄瘯簇粗縬脨蔟觕誎趗踧踿蹙蹴蹵醋顣麁麄麤鼀'),
('e','俄偔匎卾厄呃呝咢噁噩囮垩堊堮妸妿娥娿婀屙岋峉峨峩崿廅悪愕戹扼搤搹擜枙櫮歞歺涐湂珴琧皒睋砈砐砨硆磀腭苊莪萼蕚蚅蝁覨訛誐諤譌讍讹谔豟軛軶轭迗遌遏遻鄂鈋鈪鋨鍔鑩锇锷阨阸頋頞頟額顎颚额餓餩饿騀魤鰐鰪鱷鳄鵈鵝鵞鶚鹅鹗齃齶'),('guang kuang','俇'),
('ku','俈刳哭喾嚳圐堀库庫廤枯桍狜瘔矻秙窟絝绔苦袴裤褲跍郀酷骷鮬'),('jun','俊儁军君呁均埈寯峻懏捃攟晙桾棞汮燇珺畯皲皸皹碅竣箟莙菌蚐蜠袀覠賐軍郡鈞銁銞鍕钧陖頵餕馂駿骏鮶鲪鵔鵕鵘麏'),('zu','俎卆哫唨崪族爼祖租箤組组葅詛诅足踤鎺镞阻靻'),('qiao xiao','俏'),
('hun','俒倱圂婚尡忶慁掍昏昬棔浑涽混渾溷焝睧睯睴碈荤葷蔒觨諢诨轋閽阍餛馄魂鼲'),('su','俗傃僳嗉囌塐塑夙嫊愫憟榡樎樕櫯殐泝涑溯溸潚潥玊珟璛甦稣穌窣簌粛粟素縤肃肅膆苏蔌藗蘇蘓觫訴謖诉谡趚蹜速遡遬酥鋉餗驌骕鯂鱐鷫鹔'),('yu shu','俞兪忬悆'),('si qi','俟'),
('xin shen','信'),('xiu','俢修咻嗅岫峀庥朽樇溴滫潃烌珛琇璓秀糔綉繍繡绣羞脙脩臹苬螑袖褎褏貅銝銹鎀鏅鏥鏽锈飍饈馐髤髹鮴鱃鵂鸺齅'),('lia liang','俩'),('pai','俳哌徘拍排沠派渒湃牌犤猅簰簲蒎輫鎃'),
('biao','俵儦墂婊嫑幖彪摽标標檦滮瀌熛爂猋瘭磦脿膘臕表裱褾諘謤贆錶鏢鑣镖镳颮颷飆飇飈飊飑飙飚驫骉髟鰾鳔'),('chu ti','俶'),('fei','俷剕匪厞吠啡奜婓婔屝废廃廢悱扉斐昲暃曊棐榧櫠沸淝渄濷狒猆疿痱癈篚緋绯翡肥肺腓菲萉蕜蜚蜰裶誹诽費费鐨镄陫霏靅非靟飛飝飞餥馡騑騛鯡鲱鼣'),
('bei','俻倍偝偹備僃北卑备悖悲惫愂憊揹昁杯桮梖焙牬犕狈狽珼琲盃碑碚禙糒背苝蓓藣蛽褙貝贝軰輩辈邶郥鄁鉳鋇鐾钡鞁鞴鵯鹎'),('hu chi','俿'),
('yao','倄偠傜吆咬喓嗂垚堯夭妖姚婹媱宎尧尭岆峣崾嶢嶤幺徭愮揺搖摇摿暚曜杳枖柼楆榚榣殀溔烑熎燿爻狕猺珧瑤瑶矅磘祅穾窅窈窑窔窯窰筄耀肴腰舀艞苭药葯葽薬藥蘨袎要覞訞詏謠謡讑谣軺轺遙遥邀邎闄靿顤颻飖餆餚騕鰩鱙鳐鴁鴢鷂鷕鹞鼼齩'),('cui zu','倅'),('liang lia','倆'),
('zong','倊倧偬傯堫宗嵏嵕嵸总惣惾捴搃摠昮朡棕椶熧燪猔猣疭瘲磫稯粽糉糭緃総緫緵縂縦縱總繌纵翪腙葼蓗蝬豵踨踪蹤鍐鑁騌騣骔鬃鬉鬷鯮鯼'),('guan','倌关冠官悹悺惯慣掼摜棺樌欟泴涫潅灌爟琯璭瓘痯瘝癏盥礶祼窤筦管罆罐舘蒄覌観觀观貫贯躀輨遦錧鏆鑵関闗關館馆鰥鱞鱹鳏鳤鸛鹳'),
('tian','倎兲唺塡天婖屇忝恬悿掭晪殄沺淟添湉琠璳甛甜田畋畑睓碵磌胋腆舔舚菾覥觍賟酟錪闐阗靔靝餂鴫鷆鷏黇'),('dao','倒刀刂到噵壔导導岛島嶋嶌嶹忉悼捣捯搗擣椡槝檤氘燾瓙盗盜祷禂禱稲稻纛翿舠艔菿螩衜衟蹈軇道釖陦隝隯魛鱽'),
('tan','倓僋叹嗿嘆坍坛坦埮墰墵壇壜婒忐怹憛憳憻探摊擹攤昙暺曇榃檀歎毯湠滩潭灘炭燂璮痰瘫癱碳磹罈罎舑舕菼藫袒襢談譚譠谈谭貚貪贪郯醓醰鉭錟钽顃'),('chui','倕吹垂埀捶搥桘棰槌炊箠腄菙錘鎚锤陲顀龡'),
('peng','倗傰剻匉嘭塜塳弸怦恲憉抨捀捧掽朋梈棚椖椪槰樥淎澎烹皏砰硼碰磞稝竼篷纄膨芃蓬蘕蟚蟛袶踫軯輣錋鑝閛韸韼駍騯髼鬅鬔鵬鹏'),('tang chang','倘淌闛'),('gan','倝凎凲坩尲尴尶尷干幹感擀敢杆柑桿榦橄檊泔淦漧澉澸灨玕甘疳皯盰矸秆稈竿笴筸簳粓紺绀肝芉苷衦詌贑赣赶趕迀酐骭魐鱤鳡'),
('liang jing','倞靓'),('kong','倥埪孔崆恐悾控硿空箜躻錓鞚鵼'),('juan','倦劵勌勬卷呟埍奆姢娟巻帣慻捐桊涓淃狷獧瓹眷睊睠絭絹绢罥羂腃臇菤蔨蠲裐鄄錈鎸鐫锩镌餋鹃'),('wo wei','倭唩'),
('luo','倮儸剆啰囉囖峈摞攞曪椤欏洛洜犖猡玀珞瘰癳笿箩籮纙罗羅脶腡臝荦萝蓏蘿螺蠃裸覼詻躶逻邏鏍鑼锣镙雒頱饠駱騾驘骆骡鵅鸁'),('song','倯傱凇娀宋崧嵩嵷庺怂悚愯慫憽松枀枩柗梥檧淞濍硹竦耸聳菘訟誦讼诵送鎹頌颂餸駷鬆'),('leng','倰冷唥堎塄愣楞睖碐薐踜'),
('zi','倳剚吇咨嗞嗭姉姊姕姿子字孜孳孶崰嵫恣杍栥梓椔榟橴淄渍湽滋滓漬澬牸玆眥眦矷禌秄秭秶笫籽粢紎紫緇緕纃缁耔胔胾自芓茊茡茲荢葘虸訾訿諮谘貲資赀资赼趑趦輜輺辎鄑釨鈭錙鍿鎡锱镃頾頿髭鯔鰦鲻鶅鼒齍齜龇'),('ben','倴坌奔奙捹撪本楍泍渀犇畚笨翉苯逩錛锛'),
('cai','倸啋埰婇寀彩才採材棌毝猜睬綵縩纔菜蔡裁財财跴踩采'),('zhai','债債夈宅寨捚摘斋斎榸瘵砦窄粂鉙齋'),('qing','倾傾儬凊剠勍卿圊夝寈庆庼廎情慶擎晴暒棾樈檠檾櫦氢氫氰淸清漀濪甠硘碃磬罄苘葝蜻請謦请軽輕轻郬錆鑋靑青靘頃顷鯖黥'),
('ying','偀僌営嘤噟嚶塋婴媖媵嫈嬰嬴孆孾巊应廮影応愥應摬撄攍攖映暎朠桜梬楹樱櫻櫿渶溁溋滢潁潆濙濚濴瀅瀛瀠瀯瀴灐灜煐熒營珱瑛瑩璎瓔甇甖瘿癭盁盈矨硬碤礯禜穎籝籯緓縈纓绬缨罂罃罌膡膺英茔荧莹莺萤营萦萾蓥藀蘡蛍蝇蝧蝿螢蠅蠳褮覮謍譍譻賏贏赢軈迎郢鎣鐛鑍锳霙韺頴颍颕颖鱦鴬鶑鶧鶯鷪鷹鸎鸚鹦鹰'),
('cheng chen','偁爯称稱'),('ruan','偄堧壖撋朊瑌瓀碝礝緛腝軟輭软阮'),('zhong tong','偅'),('chun','偆唇堾媋惷旾春暙杶椿槆橁櫄浱湻滣漘犉瑃睶箺純纯脣莼萅萶蒓蓴蝽蠢賰輴醇醕錞陙鯙鰆鶉鶞鹑'),('ji jie','偈紒耤趌'),
('ruo','偌叒嵶弱楉焫爇箬篛蒻鄀鰙鰯鶸'),('pian','偏囨媥楄楩片犏篇翩胼腁覑諞谝貵賆蹁鍂駢騈騗騙骈骗骿魸'),('tang dang','偒'),('che','偖勶唓坼彻徹扯掣撤撦澈烢爡瞮砗硨硩聅莗蛼迠頙'),
('sheng','偗剩剰勝升呏圣墭声嵊憴斘昇晠曻枡榺橳殅泩渻湦焺牲珄琞生甥眚竔笙縄繉繩绳聖聲胜蕂譝貹賸鉎鍟阩陞陹鵿鼪'),('huang','偟兤凰喤堭塃墴奛媓宺崲巟幌徨怳恍惶愰慌晃晄曂楻榥湟滉炾煌熀熿獚瑝璜癀皇皝皩磺穔篁簧縨肓艎荒葟蝗蟥衁詤諻謊谎趪遑鍠鎤鐄锽隍韹餭騜鰉鱑鳇鷬黃黄'),('chou qiao','偢'),
('cai si','偲'),('duan','偳塅媏断斷椴段毈煅瑖短碫端簖籪緞缎腶葮褍躖鍛鍴锻'),('ou','偶吘呕嘔怄慪櫙欧歐殴毆沤漚熰瓯甌耦腢膒蕅藕藲謳讴鏂鴎鷗鸥'),('zan za','偺咱'),('lv lou','偻僂'),
('fen','偾僨分吩坟墳奋奮妢岎帉幩弅忿愤憤昐朆枌梤棻棼氛汾瀵焚燌燓獖瞓秎竕粉粪糞紛纷羒羵翂膹芬蒶蕡蚠蚡衯訜豮豶躮轒酚鈖鐼隫雰餴饙馚馩魵鱝鲼黂黺鼖鼢'),('kui gui','傀匮匱'),('sou','傁凁叜叟嗖嗽嗾廀廋捜搜摉擞擻櫢溲獀瘶瞍艘蒐蓃薮藪螋鄋醙鎪锼颼飕餿馊騪'),('zhi si ti','傂'),
('yuan','傆元円冤剈原厡厵噮囦园圆圎園圓垣塬妴媛媴嫄嬽寃怨愿掾援棩榞榬橼櫞沅淵渁渆渊渕湲源溒灁爰猨猿瑗盶眢禐笎緣縁缘羱肙苑茒葾蒬薗蜎蜵蝝蝯螈衏袁裫褑褤謜轅辕远逺遠邍邧酛鈨鎱院願駌騵魭鳶鴛鵷鶢鶰鸢鸳鹓黿鼋鼘鼝'),
('rong','傇傛冗媶嫆嬫宂容峵嵘嶸戎搈曧栄榕榮榵毧氄溶瀜烿熔狨瑢穁穃絨縙绒羢肜茙茸荣蓉蝾融螎蠑褣軵鎔镕駥'),('gou jiang','傋'),('ma','傌吗嗎嘛嘜妈媽嫲杩榪溤犘犸獁玛瑪痲睰码碼祃禡罵蔴蚂螞蟇遤鎷閁馬駡马骂鬕鰢鷌麻'),
('bang','傍垹塝帮幇幚幫捠梆棒榜浜牓玤稖綁縍绑艕蒡蜯謗谤邦邫鎊镑鞤'),('dian','傎典厧嚸坫垫墊壂奌奠婝婰嵮巅巓巔店惦扂掂攧敁敟椣槇橂殿淀滇澱点玷琔电癜癫癲碘簟蒧蕇蜔踮蹎鈿電靛顚顛颠驔點齻'),
('hao','傐儫号哠嗥嘷噑嚆嚎壕好恏昊昦晧暠暤暭曍椃毜毫浩淏澔濠灏灝獆獔皓皜皞皡皥竓籇耗聕茠蒿薃薅號蚝蠔譹豪郝鄗顥颢鰝'),('shan','傓僐删刪剼善圸墠墡姍姗嬗山扇挻搧擅敾晱柵椫樿檆歚汕潸澘灗煽熌狦珊疝睒磰笘縿繕缮羴羶脠膳舢芟苫蟮蟺衫覢訕謆譱讪贍赡赸跚軕邖鄯釤鐥钐閃閊闪陕陝饍騸骟鯅鱓鱔鳝'),
('qian jian','傔塹浅'),('que jue','傕埆'),('cang chen','傖'),('ta tan','傝'),('zai','傤儎再哉在宰崽扗栽洅渽溨災灾烖睵賳載载酨'),('bin','傧儐宾彬摈擯斌椕殡殯滨濒濱濵瀕繽缤膑臏虨豩豳賓賔邠鑌镔霦顮髌髕髩鬂鬓鬢'),
('nuo','傩儺愞懦懧挪掿搦梛榒橠稬穤糑糥糯諾诺蹃逽鍩锘'),('can','傪儏嬠惨惭慘慙慚憯残殘湌澯灿燦爘璨粲薒蚕蝅蠶蠺謲飡餐驂骖黪黲'),('lei','傫儡儽厽垒塁壘壨嫘擂攂樏檑櫐櫑欙泪洡涙淚灅瓃畾癗矋磊磥礌礧礨禷类累絫縲纇纍纝缧罍羸耒蔂蕌蕾藟蘱蘲蘽虆蠝誄讄诔轠酹銇錑鐳鑘鑸镭雷靁頛頪類颣鱩鸓鼺'),
('zao cao','傮'),('ao','傲厫嗷嗸坳垇墺奡媪媼嫯岙岰嶅嶴廒慠懊擙敖柪滶澳熬爊獒獓璈翱翶翺聱艹芺蔜螯袄襖謷謸軪遨鏊鏖镺隞驁骜鰲鳌鷔鼇'),('qi cou','傶'),('chuang','傸刅创刱剏剙創噇床怆愴摐牀牎牕疮瘡磢窓窗窻闖闯'),('piao biao','僄篻骠'),
('man','僈墁姏娨嫚屘幔慢慲摱曼樠満满滿漫澷熳獌矕縵缦蔄蘰蛮螨蟎蠻襔謾谩鄤鏋鏝镘顢颟饅馒鬗鬘鰻鳗'),('zun','僔噂尊嶟捘撙樽繜罇譐遵銌鐏鱒鳟鶎鷷'),('guang','僙光咣垙姯広廣桄洸灮炗炚炛烡犷獷珖胱茪輄逛銧黆'),
('liao','僚嘹嫽寥寮尞尥尦屪嵺嶚嶛廖廫憀憭撂撩敹料暸曢橑炓燎爎爒獠璙疗療瞭窷竂簝繚缭聊膋膫藔蟟豂賿蹘蹽辽遼鄝釕鐐钌镣镽飉髎鷯鹩'),('deng','僜凳噔墱嬁嶝戥櫈灯燈璒登瞪磴竳等簦艠覴豋蹬邓鄧鐙镫隥'),('chan zhan zhuan','僝'),
('hui','僡匯卉咴喙嘒噅噕嚖囘回囬圚婎媈嬒寭屶屷幑廻廽彗彙彚徻徽恚恛恢恵悔惠慧憓懳拻挥揮晖晦暉暳楎槥橞檅檓櫘毀毁毇汇泋洃洄滙潓瀈灰灳烠烣烩燬燴獩璤痐睳瞺硊禈秽穢篲絵繢繪绘缋翙翚翬翽茴荟蔧蕙薈薉藱蘳虺蚘蛔蛕蜖蟪袆褘詯詼誨諱譓譭譿讳诙诲豗賄贿輝辉迴逥鐬闠阓靧頮顪颒餯鮰鰴麾'),('tie jian','僣'),
('seng','僧鬙'),('yu ju','僪'),('e wu','僫恶惡'),('tong zhuang','僮'),('jiang','僵勥匞匠塂壃奖奨奬姜將嵹弜弶摾桨槳橿櫤殭江洚浆滰漿犟獎畕畺疅礓糡糨絳繮绛缰翞耩膙茳葁蒋蔣薑螀螿講謽讲豇酱醤醬韁顜鱂鳉'),
('min','僶冺刡勄垊姄岷崏悯惽愍慜憫抿捪敃敏敯旻旼暋民泯潣珉琘琝瑉痻皿盿砇笢笽簢緍緡缗罠苠蠠鈱錉鍲閔閩闵闽鰵鳘鴖黽'),('sai','僿嗮嘥噻毢簺腮賽赛顋鰓'),('chan tan shan','儃'),
('dang','儅党凼噹圵垱壋当挡擋攩档檔欓氹澢珰璗璫瓽當盪瞊砀碭礑筜簜簹艡荡菪蕩蘯蟷裆襠譡讜谠趤逿闣雼黨'),('xuan','儇咺喧塇媗嫙宣怰悬愃愋懸揎旋昍昡晅暄暶楦檈泫渲漩炫烜煊煖玄琄瑄璇璿痃癣癬眩睻矎碹禤箮絢縼繏绚翧翾萱萲蓒蔙蕿藼蘐蜁蝖蠉衒袨諠諼譞谖贙軒轩选選鉉鍹鏇铉镟颴駽鰚'),
('tai','儓冭台囼坮太夳嬯孡忲态態抬擡檯汰汱泰溙炱炲籉肽胎臺舦苔薹跆邰酞鈦钛颱鮐鲐'),('lan','儖兰嚂囒壈婪嬾孄孏岚嵐幱懒懶拦揽擥攔攬斓斕栏榄欄欖欗浨滥漤澜濫瀾灆灠灡烂燗燣燷爁爛爤爦璼瓓篮籃籣糷繿纜缆罱葻蓝藍蘫蘭褴襕襤襴襽覧覽览譋讕谰躝醂鑭钄镧闌阑韊顲'),('ni yi ai','儗'),
('meng','儚冡勐夢夣孟幪懜懞懵掹擝曚朦梦橗檬氋溕濛猛獴甍甿癦盟瞢矇矒礞艋艨莔萌蒙蕄虻蜢蝱蠓鄳鄸錳锰霥霿靀顭饛鯍鯭鸏鹲鼆'),('qiong','儝卭宆惸憌桏橩焪焭煢熍琼瓊睘穷穹窮竆笻筇舼茕藑藭蛩蛬赹跫邛銎'),('lie','儠冽列劣劽咧埒埓姴峛巤挒挘捩栵毟洌浖烈烮煭犣猎猟獵聗脟茢蛚裂趔躐迾颲鬛鬣鮤鱲鴷'),
('kuang','儣况劻匡匩哐圹壙夼岲恇懬懭旷昿曠框況洭爌狂狅眖眶矿砿礦穬筐筺絋絖纊纩誆誑诓诳貺贶軖軠軦軭邝邼鄺鉱鋛鑛鵟黋'),('zan','儧儹兂喒噆攅昝暂暫橵瓉瓒瓚禶簪簮糌襸讃讚賛贊赞趱趲蹔鄼錾鏨鐕鐟饡鵤'),
('chen','儭嗔嚫塵墋夦宸尘忱抻敐敶晨曟栕榇樄櫬沉煁琛疢瘎瞋硶碜磣臣茞莀莐蔯薼螴衬襯訦諃諶謓讖谶賝贂趁趂趻踸軙辰迧郴鈂鍖陈陳霃鷐麎齓齔龀'),('teng','儯幐滕漛熥疼籐籘縢腾膯藤虅螣誊謄邆霯駦騰驣鰧鼟'),
('long','儱咙哢嚨垄垅壟壠嶐巃巄徿拢攏昽曨朧栊梇槞櫳湰滝漋爖珑瓏癃眬矓砻礱礲窿竉竜笼篭籠聋聾胧茏蘢蠪蠬襱豅贚躘鏧鑨陇隆隴霳靇驡鸗龍龒龓龙'),('rang xiang','儴勷纕'),('hui xie','儶'),('xiong','兄兇凶匂匈哅忷恟汹洶熊熋胷胸芎訩詗詾讻诇雄'),
('chong','充冲嘃宠寵崇崈忡憃憧摏沖浺爞珫罿翀舂艟茺虫蝩蟲衝褈蹖銃铳隀'),('zhao','兆垗妱巶找招旐昭曌枛櫂沼炤照燳狣瑵瞾笊罀罩羄肁肇肈詔诏赵趙釗鉊鍣钊駋鮡'),('dui rui yue','兊兌兑'),
('ke','克刻勀勊可嗑坷堁娔客岢嵙恪愙敤柯棵榼樖氪渇渴溘炣牁牱犐珂疴瞌碦磕礚科稞窠緙缂翗艐萪薖蚵蝌衉課课趷軻轲醘鈳錁钶锞頦顆颏颗騍骒髁'),('tu','兎兔凃凸吐唋図图圖圗土圡堍堗塗屠峹嵞嶀庩廜徒悇捸揬汢涂涋湥痜瘏禿秃突筡腯荼莵菟葖蒤跿迌途酴釷鈯鋵鍎钍馟駼鵌鵚鵵鶟鷋鷵鼵'),('nei','內氝氞脮腇錗餒馁鮾鯘'),
('liu lu','六'),('zi ci','兹呰啙茈'),('shou','兽収受售垨壽夀守寿手扌授收狩獣獸痩瘦綬绶膄艏首'),('ran','冄冉呥嘫姌媣染然燃珃繎肰苒蒅蚦蚺衻袇袡髥髯'),('nei na','内'),('gang','冈冮刚剛堈堽岗岡崗掆摃杠棡槓焵焹牨犅疘筻綱纲缸罁罡肛釭鋼鎠钢鿍'),
('ce','冊册厕厠夨廁恻惻憡敇测測笧策筞筴箣荝萗萴蓛'),('gua','冎刮剐剮劀卦叧啩寡挂掛桰歄煱瓜罣胍褂詿诖踻颪颳騧鴰鸹'),('mao mo','冒'),('you yin','冘'),('zui','冣厜嘴噿嶊嶵晬最栬槜樶檇檌璻祽絊纗罪蕞蟕辠酔酻醉錊'),
('kou','冦剾劶口叩宼寇彄扣抠摳敂滱眍瞘窛筘簆芤蔲蔻釦鷇'),('feng ping','冯馮'),('qia','冾圶峠帢恰拤掐殎洽硈胢葜跒酠鞐髂'),('jing cheng','净凈淨'),
('mei','凂堳塺妹媄媒媚媺嬍寐嵄嵋徾抺挴攗旀昧枚栂梅楣楳槑毎每沬浼渼湄湈煝煤燘猸玫珻瑂痗眉眛睂睸祙禖篃美脄脢腜苺莓葿蝞袂跊躾郿酶鎂鎇镁镅霉鬽魅鶥鹛黣黴'),('zhun','准凖埻宒準稕窀綧衠訰諄谆迍'),('cou','凑湊腠輳辏'),
('du','凟匵厾嘟堵妒妬嬻杜椟櫝殬殰涜渡牍牘犊犢独獨琽瓄皾督睹秺笃篤肚芏荰螙蠧蠹裻覩読讀讟豄賭贕赌醏錖鍍鑟镀靯韇韣韥騳髑黩黷'),('kai','凯凱剀剴勓垲塏奒开恺愷慨揩暟炌烗蒈輆鍇鎎鎧鐦铠锎锴開闓闿颽'),('kan qian','凵欿'),('ao wa','凹'),
('zao','凿唕唣噪慥早枣栆梍棗澡灶煰燥璪皁皂竃竈簉糟艁薻藻蚤譟趮蹧躁造遭醩鑿'),('qie','切匧厒妾怯悏惬愜挈穕窃竊笡箧篋籡聺苆踥鍥锲鯜'),('cun','刌壿存寸忖村澊皴竴籿膥踆邨'),
('hua','划劃化华哗嘩埖夻婲婳嫿嬅崋搳摦撶杹枠桦椛槬樺滑澅猾画畫畵硴糀繣舙花華蒊蕐蘤螖話誮諙譁譮话錵鏵铧驊骅鷨黊'),('yue','刖嬳岄岳嶽彟恱悅悦戉抈捳曰曱月樾瀹爚玥矱礿禴篗籆籥籰粤粵蘥蚎蚏説越跀跃躍軏鈅鉞鑰钺閱閲阅鸑鸙黦龠'),
('liu','刘劉嚠塯媹嬼嵧廇懰旈旒柳栁桞桺榴橊橮流浏溜澑瀏熘熮珋琉瑠瑬璢畄留畱疁瘤癅硫磂磟綹绺罶羀翏蒥蓅藰蟉裗蹓遛鋶鎏鎦鏐鐂锍镏镠雡霤飀飅飗餾馏駠駵騮驑骝鬸鰡鶹鷚鹠鹨麍'),('bie','別别彆徶憋瘪癟癿莂虌蛂蟞襒蹩鱉鳖鼈龞'),('pao bao','刨炮'),
('geng','刯哽埂堩峺庚挭暅更梗椩浭焿畊絚綆緪縆绠羮羹耕耿莄菮賡赓郠骾鯁鲠鶊鹒'),('shua','刷唰耍誜'),('quan xuan','券'),('cha sha','刹剎'),('lou','剅喽嘍塿娄婁屚嵝嶁廔搂摟楼樓溇漊漏熡甊瘘瘺瘻篓簍耧耬艛蒌蔞蝼螻謱軁遱鏤镂陋鞻髅髏'),
('cuo','剉剒厝夎嵯嵳挫措搓棤瑳痤矬磋脞莝莡蒫蓌蔖虘蹉逪遳醝銼錯锉错鹺鹾'),('xiao xue','削敩'),('kei ke','剋尅'),('la','剌啦喇嚹垃拉揦揧旯柆楋溂瓎瘌磖翋臘菈藞蝋蝲蠟辢辣邋鑞镴鞡鬎鯻'),('pou','剖咅哣抔掊犃裒'),('bao bo','剝剥薄'),
('yan shan','剡掞烻'),('du zhuo','剢'),('duan zhi','剬'),('da zha','剳'),('tuan zhuan','剸漙篿'),('lu jiu','剹'),('piao','剽勡嘌嫖彯徱慓旚殍漂犥瓢皫瞟票縹缥翲蔈薸螵醥闝顠飃飄飘驃魒'),
('jiao chao','剿劋勦摷'),('zuan','劗攥籫繤纂纉纘缵躜躦鉆鑚鑽钻'),('mo','劘嗼嚤圽塻墨妺嫫嫼嬤嬷寞尛帞懡摸摹擵昩末枺橅歿殁沫漠爅獏瘼皌眽眿瞐瞙砞磨礳秣糢絈纆耱膜茉莈蓦藦蘑蛨蟔謨謩谟貃貊貘銆鏌镆陌靺饃饝馍驀髍魔魩魹默黙'),('jin jing','劤劲勁'),
('keng','劥坑牼硁硜硻誙銵鍞鏗铿阬'),('xie lie','劦'),('zhu chu','助柷'),('shao','劭勺卲哨娋少弰捎旓柖潲烧焼燒玿稍筲紹綤绍艄萷蕱袑輎邵韶髾鮹'),('miao','劰喵妙媌嫹庙庿廟描杪淼渺玅眇瞄秒竗篎緲缈苗藐邈鶓鹋'),
('gao','勂吿告夰峼搞杲槀槁槔槹橰檺櫜睾祮祰禞稁稾稿筶篙糕縞缟羔膏臯菒藁藳誥诰郜鋯锆韟餻高髙鷎鷱鼛'),('bo bei','勃'),('lang','勆啷埌塱嫏崀廊斏朖朗朤桹榔樃欴浪烺狼琅瑯硠稂筤艆蒗蓈蓢蜋螂誏躴郎郒郞鋃鎯锒閬阆'),('le lei','勒嘞'),('weng yang','勜'),
('tong dong','勭烔燑狪絧'),('tao yao','匋陶'),('pao','匏咆垉奅庖抛拋泡爮狍疱皰砲礟礮脬萢袍褜跑軳靤鞄麅麭'),('nao','匘呶垴堖夒嫐孬峱嶩巎恼悩惱挠撓猱瑙硇碯脑脳腦臑蛲蟯詉譊鐃铙閙闹鬧'),('chi shi','匙'),('za','匝咂帀杂沞沯砸臜臢襍迊鉔雑雜雥韴魳'),
('zang cang','匨'),('suan','匴狻痠祘笇筭算蒜酸'),('qu ou','区區'),('ke qia','匼愘揢'),('bian','匾卞变変峅弁徧忭惼抃揙昪汳汴炞煸玣甂砭碥稨窆笾箯籩糄編编艑苄萹藊蝙褊覍諚變貶贬辡辧辨辩辫辮辯边遍邉邊釆鍽鞭鯾鯿鳊鴘'),
('nian','卄哖唸埝姩年廿念惗拈撚撵攆涊焾碾秊秥簐艌蔫蹍蹨躎輦辇鮎鯰鲇鲶鵇黏'),('zu cu','卒'),('dan shan chan','单單'),('nan na','南'),('shuai lv','卛'),('bu bo pu','卜'),('kuang guan','卝'),
('ka qia','卡'),('ang yang','卬'),('que','却卻塙崅悫愨慤搉榷炔燩琷瘸皵确確礭缺缼蒛闋闕阕阙鵲鹊'),('chang an han','厂'),('wei yan','厃'),('zhe zhai','厇'),('han an','厈屽'),('zha zhai','厏'),
('zhi shi','厔峙崻殖馶'),('mang','厖吂哤壾娏忙恾杗杧汒浝漭牤牻痝盲硭笀芒茫茻莽莾蘉蠎邙釯鋩铓駹'),('sha xia','厦廈'),('lan qian','厱'),('si mou','厶'),('gong hong','厷唝嗊愩慐硔'),('lin miao','厸'),
('qiu rou','厹'),('can shen cen san','参參叄叅'),('ai yi','叆嗌艾'),('shuang','双塽孀孇慡欆漺灀爽礵縔艭鏯雙霜騻驦骦鷞鸘鹴'),('zhuo yi li jue','叕'),('jia xia','叚徦瘕'),('wei yu','叞尉蔚'),
('die','叠垤堞峌幉恎惵戜曡殜氎爹牃牒瓞畳疂疉疊碟絰绖耊耋胅艓苵蜨蝶褋褺詄諜谍跌跮蹀迭镻鰈鲽鴩'),('rui','叡壡枘桵橤汭瑞甤睿緌繠芮蕊蕋蕤蘂蘃蚋蜹銳鋭锐'),('ju gou','句拘'),('dao tao','叨'),('po','叵嘙嚩坡婆尀岥岶敀櫇泼洦湐溌潑烞珀皤破砶笸箥粕蒪鄱釙鉕鏺钋钷頗颇駊魄'),
('ye xie','叶'),('mie','吀咩哶孭幭懱搣滅灭烕礣篾蔑薎蠛衊鑖鱴鴓'),('xu yu','吁'),('xuan song','吅'),('he ge','合紇纥閤颌鲄'),('cun dou','吋'),('xia he','吓'),('a ya','吖'),
('tun','吞暾朜氽焞臀臋蛌豘豚軘霕飩饨魨鲀黗'),('bi pi','吡怶朇榌濞禆笓螕裨鎞'),('jie ge','吤裓'),('fou pi','否'),('e hua','吪'),('keng hang','吭妔'),('shun','吮橓瞚瞬舜蕣順顺鬊'),('zhi zi','吱'),
('yin shen','吲'),('na ne','吶'),('xue chuo jue','吷'),('dou ru','吺'),('hong hou ou','吽'),('wu yu','吾娪於'),('men qi','呇'),('tun tian','呑'),('fu m','呒嘸'),
('dai tai','呔骀'),('bai bei','呗'),('yuan yun','员員贠'),('guo','呙啯嘓囯囶囻国圀國埚堝墎崞帼幗彉彍惈慖懖摑果椁槨漍猓瘑粿綶聒聝腂腘膕菓蔮虢蜾蝈蟈裹褁輠过過郭鈛鍋鐹锅餜馃馘'),('hua qi','呚'),
('qiang','呛唴啌嗆嗴墏墙墻嫱嬙嶈戕戗戧摤斨枪槍樯檣溬漒炝熗牄牆猐獇繈繦羌羗羥羻腔艢蔃蔷蘠蜣襁謒跄蹌蹡鏘鏹锖锵镪'),('pen','呠喷歕湓瓫盆翸葐'),('wen min','呡渂'),('ne ni','呢'),('m mou','呣'),('tie che','呫'),('qi zhi','呮祇蚔'),
('gua gu','呱'),('ci zi','呲薋'),('hou xu gou','呴'),('he a','呵'),('xia ga','呷'),('hao xiao','呺'),('da dan','呾'),('zui ju','咀'),('xian gan','咁'),('za ze zha','咋'),
('he huo hu','和'),('ka ga','咖'),('xi die','咥槢'),('ji xi qia','咭'),('ge luo ka lo','咯'),('shu xun','咰'),('hai ke','咳'),('huai shi','咶'),
('tao','咷啕套嫍幍弢慆掏搯桃槄檮洮涛淘滔濤瑫祹絛綯縚縧绦绹萄蜪裪討詜謟讨轁迯逃醄鋾鞀鞉鞱韜韬飸饀饕駣騊鼗'),('e an','咹'),('wai he wo gua guo','咼'),('yan ye','咽'),('pin','品嚬姘娦嫔嬪拼榀汖牝玭矉礗穦聘薲蠙貧贫顰颦馪驞'),('ha','哈紦'),
('di die','哋嵽'),('gen hen','哏'),('yue hui','哕噦'),('ji jie zhai','哜嚌'),('yo','哟唷喲'),('o e','哦'),('na nai ne nei','哪'),('bo po ba','哱'),('liang lang','哴駺'),
('lie lv','哷'),('heng hng','哼'),('chuo yue','哾'),('ge jia','哿'),('bei bai','唄'),('jia qian','唊'),('yan dan xian','唌'),('wu ng n','唔'),
('huan','唤喚嚾堚奂奐宦寏寰峘嵈幻患愌懽换換擐攌桓梙槵欢歓歡洹浣涣渙漶澣澴烉焕煥狟獂獾环瑍環痪瘓睆糫緩繯缓缳羦肒荁萈萑藧讙豢豲貆貛轘逭酄鍰鐶锾镮闤阛雈驩鬟鯇鯶鰀鲩鴅鵍鹮'),('yin jin','唫'),('hu xia','唬芐'),('er wa','唲'),('zhou zhao tiao','啁'),
('ken','啃垦墾恳懇掯肎肯肻裉褃豤錹'),('zhuo zhao','啅濯'),('heng','啈堼姮恆恒悙横橫涥烆珩胻脝蘅衡鑅鴴鵆鸻'),('lin lan','啉'),('a','啊錒锕'),('tun zhun xiang dui','啍'),('cui qi','啐'),
('die sha jie ti','啑'),('yue wa','啘'),('bi tu','啚'),('chuo chuai','啜'),('ya e','啞'),('ying qing','啨'),('pa','啪妑帊帕怕掱杷潖爬琶筢舥葩袙趴'),('zhe shi','啫'),
('se','啬嗇懎擌栜歮涩渋澀澁濇濏瀒瑟璱瘷穑穡穯繬譅轖銫鏼铯飋'),('nie','啮嗫噛嚙囁囓圼孼孽嵲嶭巕帇捏揑敜枿槷櫱涅湼痆篞籋糱糵聂聶臬臲苶蘖蠥讘踂踗踙蹑躡錜鎳鑈鑷钀镊镍闑陧隉顳颞齧'),('tan chan tuo','啴'),('yong yu','喁'),('die zha','喋'),
('wai','喎外歪竵顡'),('nuo re','喏'),('xu huo guo','喐'),('wo o','喔'),('huan yuan xuan he','喛'),('he ye','喝'),('zhong chuang','喠'),('duo zha','喥'),('qiao jiao','喬峤癄釥'),
('pen ben','喯'),('can sun qi','喰'),('zha cha','喳楂'),('zao qiao','喿'),('he xiao hu','嗃'),('a sha','嗄'),('da ta','嗒溚鎉鿎'),('wa gu','嗗'),('pang beng','嗙'),
('xian qian','嗛纤'),('weng','嗡塕奣嵡攚暡滃瓮甕瞈罋翁聬蓊蕹螉鎓鶲鹟齆'),('hei hai','嗨'),('ng','嗯'),('dia','嗲'),('zui sui','嗺'),('zhe zhu','嗻'),('jiao dao','嘄'),('kai ge','嘅'),
('shan can','嘇'),('cao','嘈嶆愺撡操曹曺槽漕糙肏艚艸草蓸螬褿襙鄵鏪騲鼜'),('ga','嘎嘠噶尕尜尬旮玍釓錷钆魀'),('gu jia','嘏'),('jiao xiao','嘐姣'),('xu shi','嘘噓'),('de dei','嘚得'),('zuo chuai','嘬'),
('chao zhao','嘲朝鼂'),('chu xu shou','嘼'),('tan chan','嘽'),('dan tan','嘾弾彈惔澹'),('hei mo','嘿'),('fan bo','噃蕃'),('cu za he','噈'),('tun kuo','噋'),('ceng cheng','噌'),
('o','噢筽'),('zhou zhuo','噣'),('jiao qiao chi','噭'),('jue xue','噱泬疦'),('pen fen','噴濆'),('xin hen','噷'),('huo o','嚄'),('he xia','嚇螛'),('xiu pi','嚊'),
('zhou chou','嚋婤盩薵诪'),('me','嚒嚰庅濹'),('cha ca','嚓'),('bo pao bao','嚗'),('me mei mo','嚜'),('xie hai','嚡'),('ao xiao','嚣'),('rang','嚷壌壤懹攘瀼爙獽瓤禳穣穰蘘譲讓让躟鬤'),
('jiao jue','嚼脚角'),('chuo','嚽娖戳擉歠涰磭繛踀踔輟辍辵辶逴酫鑡餟齪龊'),('za ca','囃'),('za zan can','囋'),('zeng','囎増增憎熷璔甑矰磳繒缯罾譄贈赠鄫鋥锃鱛'),('za nie yan','囐'),('wei guo','囗'),
('nin','囜您拰脌'),('jian nan','囝'),('tuan','团団圕團彖慱抟摶檲湍煓猯畽疃糰褖貒鏄鷒鷻'),('tun dun','囤坉'),('kun','困坤堃堒壸壼崐崑悃捆昆晜梱涃潉焜熴猑琨瑻睏硱祵稇稛綑菎蜫裈裍裩褌醌錕锟閫閸阃騉髠髡髨鯤鲲鵾鶤鹍'),('wei tong','囲'),
('qun','囷夋宭峮帬羣群裙裠逡'),('ri','囸日衵鈤馹驲'),('quan juan','圈圏奍婘弮惓棬椦'),('chui chuan','圌'),('lve','圙掠略畧稤鋝鋢锊'),('huan yuan','圜'),('xu wei','圩'),('di de','地嶳底'),
('qian su','圱'),('qi yin','圻'),('mei fen','坆'),('rong keng','坈'),('fen ben','坋炃'),('huai pei pi','坏'),('di lan','坔'),('zhui','坠墜惴甀畷礈綴縋缀缒腏膇諈贅赘醊錐錣鑆锥騅骓鵻'),
('pan ban','坢柈跘'),('wa gua','坬'),('di chi','坻慸柢'),('dui','垖堆塠对対對怼憝懟濧瀩痽碓磓祋綐薱譈譵轛鐓鐜队陮頧鴭'),('hang','垳斻杭沆笐筕絎绗航苀蚢裄貥迒頏颃魧'),('yuan huan','垸蒝'),('pou fu','垺抙捊'),
('cen','埁岑嵾涔'),('beng feng','埄'),('di fang','埅'),('xia jia','埉'),('mai man','埋'),('shan yan','埏'),('qin jin','埐菳'),('pu bu','埔鯆'),('sui su','埣'),
('qing zheng','埥鲭'),('zheng cheng','埩氶'),('chu tou','埱'),('kan xian','埳'),('yi shi','埶醳'),('sao','埽嫂扫掃掻搔氉溞瘙矂繅缫臊螦騒騷骚髞鰠鱢鳋'),('jin qin','堇寖廑慬'),('peng beng','堋'),
('qian zan jian','堑'),('duo hui','堕墮'),('bao bu pu','堡'),('mao mou wu','堥'),('ai e ye','堨'),('sai se','塞'),('zang','塟弉牂羘脏臓臟臧葬蔵賍賘贓贜赃銺駔驵髒'),('tian zhen','填瑱紾'),
('ou qiu','塸'),('zhuan tuan','塼'),('di zhi','墆疐聜蹢'),('zhi zhuo','墌'),('kuai tui','墤'),('tuan dong','墥'),('qiao que','墧碻'),('zun dun','墫'),('qiao ao','墽'),
('yi tu','墿'),('xue bo jue','壆'),('huai','壊壞徊怀懐懷槐淮耲蘹蘾褢褱踝'),('lan xian','壏懢'),('zhuang','壮壯壵妆妝娤庄庒撞桩梉樁焋状狀粧糚荘莊装裝'),('ke qiao','壳殼'),('zhi zhong','夂'),
('gu ying','夃'),('jiang xiang','夅降'),('pang feng','夆炐'),('xuan xiong','夐'),('wan yuan','夗妧宛'),('mao wan','夘'),('da dai','大'),('hang ben','夯'),('tao ben','夲'),
('yan tao','夵'),('jia ga xia','夹夾'),('en','奀峎恩摁蒽'),('di ti','奃媂揥渧珶苐'),('zou','奏揍棸箃緅諏诹走赱邹郰鄒鄹陬騶驺鯐鯫鲰黀齱齺'),('qi qie xie','契'),('zang zhuang','奘'),('xun zhui','奞'),
('ha po tai','奤'),('ao yu','奥奧澚'),('duo che','奲'),('nv ru','女'),('ding tian','奵'),('ta jie','她'),('nuan','奻暖渜煗餪'),('shuo','妁搠朔槊烁爍矟蒴鎙鑠铄'),('fei pei','妃'),
('fu you','妋'),('hai jie','妎'),('fou pei pi','妚'),('yue jue','妜'),('niu','妞忸扭炄牛牜狃紐纽莥鈕钮靵'),('na nan','妠'),('nai ni','妳'),('xian xuan xu','妶'),('zhi yi','妷栺秇'),
('hua huo','姡'),('gou du','姤'),('lao mu','姥'),('jun xun','姰浚濬'),('kua hu','姱'),('e ya','姶'),('xian shen','姺'),('rao','娆嬈扰擾繞绕荛蕘襓遶隢饒饶'),('wu mei mu','娒'),
('chuo lai','娕'),('niang','娘嬢孃酿醸釀'),('na nuo','娜搻'),('pou bi','娝'),('nei sui','娞'),('xi ai','娭'),('zhui shui','娷'),('ai e','娾'),('pou pei bu','婄'),('fu fan','婏'),
('qian jin','婜'),('wan wa','婠'),('chuo nao','婥'),('nve an','婩'),('hun kun','婫'),('dang yang','婸'),('ruo chuo','婼'),('tou yu','婾媮'),
('rou','媃宍揉柔楺渘煣瑈瓇禸粈糅肉脜腬葇蝚譳蹂輮鍒鞣韖騥鰇鶔'),('ruan nen','媆'),('yi pei','媐'),('ti shi','媞惿'),('duo tuo','媠沲'),('chu zou','媰'),('qin shen','嫀'),('jie suo','嫅'),
('niao','嫋嬝嬲脲茑蔦袅裊褭鸟'),('han nan','嫨'),('nen','嫩嫰'),('xian yan jin','嬐'),('qiong huan xuan','嬛'),('qian xian','孅欦臤'),('xie hui','孈'),('huan quan','孉'),
('zhu chuo','孎'),('ma zi','孖'),('sun xun','孙孫鶽'),('bei bo','孛誖'),('you niu','孧'),('chan can','孱摲'),('tu jia','宊'),('mi fu','宓'),('dang tan','宕'),('bao shi','宲'),
('kuan','宽寛寬梡欵款歀臗鑧髋髖'),('su xiu','宿'),('jie zan','寁'),('lou ju','寠'),('lve luo','寽'),('she ye yi','射'),('jiang qiang','将摪疆'),('shu zhu','尌属屬术澍'),
('jie ji','尐藉诘鞊'),('wang you','尢'),('meng mang long pang','尨'),('chi che','尺'),('kao','尻拷攷栲洘烤焅犒考銬铐靠髛鮳鯌鲓'),('wei yi','尾'),('niao sui','尿'),('ceng','层層嶒蹭驓'),
('ping bing','屏'),('xie ti','屟'),('che cao','屮'),('tun zhun','屯旽'),('ni ji','屰'),('hong long','屸'),('qi kai','岂豈'),('ang','岇昂昻枊盎肮醠骯'),('qu ju','岨忂渠瞿螶'),
('ba ke','峇'),('fu nie','峊'),('xie ye','峫緤'),('zu cui','崒椊'),('ling leng','崚'),('pi bi','崥旇睥稫紕纰肶芘辟'),('zhan chan','崭嶃嶄'),('wai wei','崴'),('yang dang','崵'),
('shi die','崼'),('kan zhan','嵁'),('han dang','嵅'),('qian kan','嵌'),('wu mao','嵍'),('ke jie','嵑嶱'),('dang tang','嵣灙'),('rong ying','嵤爃'),('ai kai','嵦'),
('kao qiao','嵪'),('qian qin','嵰忴扲'),('pi pei','嶏抷淠'),('jiao qiao','嶠潐煍'),('jue gui','嶡鳜'),('zhan shan','嶦鳣'),('xie jie','嶰瑎'),('gui xi juan','嶲'),
('li lie','巁棙爄綟'),('xi gui juan','巂'),('ying hong','巆'),('cuan','巑撺攛櫕欑殩汆熶爨窜竄篡簒蹿躥鑹镩'),('jing xing','巠'),('cha chai ci','差'),('xiang hang','巷'),('shuai','帅帥摔甩蟀'),
('tang nu','帑'),('mo wa','帓'),('tie','帖萜蛈貼贴鉄銕鐡鐵铁飻餮驖'),('shui','帨水氵氺涗涚睡稅税脽裞閖'),('chou dao','帱幬'),('jian san','帴'),('sha qie','帹'),('shan qiao shen','幓'),
('zhuang chuang','幢'),('guang an','广'),('dun tun','庉'),('bai ting','庍'),('du duo','度'),('mang meng pang','庬'),('bing ping','庰鉼'),('ji cuo','庴'),
('gui wei hui','廆'),('kuo','廓扩拡擴濶筈萿葀蛞闊阔霩鞟鞹韕頢鬠'),('qiang se','廧薔'),('po pai','廹迫'),('nong long','弄'),('di ti tui','弟'),('jue zhang','弡'),('xuan yuan','弲'),
('qiang jiang','強强彊'),('tan dan','弹醈'),('ji xue','彐'),('shan xian','彡'),('peng bang','彭搒'),('zhuo bo','彴穛'),('tuo yi','彵狏'),('pang fang','彷'),('wa wang jia','徍'),
('cheng zheng','徎撜'),('cong zong','從枞樅潀潈潨熜'),('shi ti','徥'),('ti chi','徲鶗鶙'),('de','徳德恴悳惪淂鍀锝'),('zhi zheng','徴徵'),('chong zhong','徸'),('ding ting','忊濎'),
('te','忑慝特蟘鋱铽'),('te tei tui','忒'),('yi qi','忔'),('tai shi','忕'),('xi lie','忚'),('min wen','忞忟玟'),('song zhong','忪'),('qi shi','忯耆'),('tun zhun dun','忳'),
('kuang wang','忹'),('kang hang','忼邟'),('kai xi','忾愾'),('min men','怋'),('zuo zha','怍'),('zen','怎譖谮'),('kou ju','怐'),('nao niu','怓'),('tie zhan','怗'),
('hu gu','怘抇鹄鹘'),('cu ju zu','怚'),('si sai','思'),('you chou','怞牰'),('tu die','怢'),('you yao','怮'),('xu xue','怴'),('xi shu','怸'),('nen nin','恁'),('tiao yao','恌窕'),
('xi qi xu','恓'),('xiao jiao','恔憢校'),('hu kua','恗'),('nv','恧朒籹衂衄釹钕'),('quan zhuan','恮'),('yuan juan','悁'),('jie ke','悈'),('hao jiao','悎'),('man men','悗瞒瞞鞔'),
('kui li','悝'),('yi nian','悥'),('yuan wan','惌杬箢蚖鋺'),('lan lin','惏'),('yu xu','惐淢藇'),('chuo chui','惙'),('hun men','惛'),('chang tang','惝'),('suo rui','惢'),
('dan da','惮憚疸'),('re','惹热熱'),('yu tou','愉'),('kai qi','愒'),('dang tang shang yang','愓'),('chen xin dan','愖'),('cong song','愡棇漎'),('sai si','愢'),('shuo su','愬洬'),
('xi xie','慀'),('cao sao','慅懆'),('xu chu','慉'),('qie qian','慊'),('cao cong','慒'),('zhi zhe','慹'),('lou lv','慺瞜鷜'),('cheng deng zheng','憕'),('dui dun tun','憞'),
('nao nang','憹'),('ji jiao','憿'),('xuan huan','懁'),('ai yi ni','懝'),('mi mo','戂攠麿'),('gang zhuang','戅戆'),('zhuang gang','戇'),('xu qu','戌'),('xi hu','戏戯戲'),
('jia ga','戛'),('zei','戝蠈賊贼鰂鱡鲗'),('hu xi','戱'),('shang jiong','扄'),('zha za','扎紥紮'),('le li cai','扐'),('ba pa','扒鈀钯'),('fan fu','払'),('diao di yue li','扚'),
('kang gang','扛犺'),('yu wu','扜杅'),('yu wu ku','扝'),('tuo chi yi','扡'),('gu jie xi ge','扢'),('den','扥扽'),('xi cha qi','扱'),('ban pan','扳拌湴闆'),('ba ao','扷'),
('xi zhe','扸'),('zhi sun kan','扻'),('kuang wang zai','抂'),('dan shen','抌黮'),('ne ni rui na','抐'),('zhua','抓檛簻膼髽'),('zhe she','折'),('ao niu','抝拗'),
('qiang cheng','抢搶鎗'),('zhi zhai','抧豸'),('bu pu','抪柨'),('yao tao','抭'),('he qia','抲'),('mo ma','抹摩'),('jia ya','拁'),('fu bi','拂畐鶝'),('chai ca','拆'),
('tuo ta zhi','拓'),('pin pan fan','拚'),('ze zhai','择擇責责'),('kuo gua','括'),('jie jia','拮'),('shuan','拴栓涮腨閂闩'),('cun zun','拵'),('za zan','拶桚'),('yi chi hai','拸'),
('ce se chuo','拺'),('zhuai ye','拽'),('shi she','拾'),('kuo guang','挄'),('kua ku','挎'),('na ru','挐'),('die she','挕'),('wo zhua','挝'),('xie jia','挟挾'),
('tuo shui','挩捝'),('suo sha','挱'),('sa sha suo','挲'),('keng qian','挳摼'),('bang peng','挷'),('ruo rua','挼'),('jiao ku','捁'),('huo chi','捇'),('tu shu cha','捈'),
('lv luo','捋'),('shu song sou','捒'),('ye yu','捓'),('jue zhuo','捔'),('bu pu zhi','捗'),('sun','损損搎榫槂狲猻笋筍箰荪蓀蕵薞鎨隼飧飱'),('wan yu','捥菀'),('fu bu','捬'),('luo wo','捰'),
('juan quan','捲'),('chen tian','捵'),('nian nie','捻'),('ruo wei re','捼'),('wo xia','捾'),('qing qian','掅'),('qian wan','掔'),('nie ni yi','掜'),('huo xu','掝'),
('zheng ding','掟'),('zou zhou chou','掫'),('guo guai','掴'),('dan shan','掸撣'),('chan xian can shan','掺'),('zheng keng','揁'),('jiu you','揂'),('pi che','揊'),
('sai zong cai','揌'),('ti di','提碮遆'),('zong song','揔'),('huang yong','揘'),('zan zuan','揝'),('xu ju','揟'),('chuai tuan zhui','揣'),('jie qi','揭'),
('chong dong','揰'),('die she ye','揲'),('jian qian','揵犍玪'),('chou zou','搊'),('chuai','搋膗膪踹'),('rong nang','搑'),('ke e','搕痾'),('nu nuo nou','搙'),
('la xie xian','搚'),('jie zhe','搩'),('pan ban po','搫'),('zhi nai','搱'),('tian shen','搷'),('she nie','摄攝'),('sha sa shai','摋'),('chan sun','摌'),
('jiu liu liao jiao nao','摎'),('feng peng','摓漨熢'),('di tu zhi','摕'),('qi ji cha','摖'),('sou song','摗'),('gai xi','摡'),('hu chu','摢'),('nai zhi','摨'),
('ao qiao','摮磝'),('nie che','摰'),('se mi su','摵'),('zan zen qian','撍'),('heng guang','撗'),('hui wei','撝'),('xiao sou','撨'),('cuo zuo','撮'),('wei tuo','撱'),
('qiao yao ji','撽'),('zhua wo','撾'),('qing jing','擏殑'),('pi bo','擗'),('ju ji','據'),('ca','擦礤礸遪'),('zhi jie','擳'),('la lie','擸爉'),('li luo yue','擽'),
('ti zhai zhi','擿'),('ca sa','攃'),('jun pei','攈'),('li luo','攊攭躒'),('la lai','攋櫴'),('lu luo','攎'),('zan cuan','攒濽灒'),('xian jian','攕閒'),('zan cuan zuan','攢'),
('li shai','攦'),('ji qi yi','攲'),('wu mou','敄'),('chu shou','敊'),('ge guo e','敋'),('duo dui','敓敚'),('duo que','敠敪'),('dun dui','敦镦'),('qi yi ji','敧'),
('shu shuo','数數'),('ai zhu','敱敳'),('xiong xuan','敻'),('zhuo zhu','斀'),('yi du','斁'),('li tai','斄'),('yu zhong','斔'),('wo guan','斡'),('tou tiao','斢'),
('yin zhi','斦'),('chan jie','斺'),('you liu','斿'),('pang bang','旁'),('wu mo','无'),('tai ying','旲'),('po pei','昢'),('xu kua','晇'),('shai','晒曬筛篩簁籭'),
('sheng cheng','晟椉盛'),('jing ying','景'),('qi du','晵'),('an yan','晻'),('du shu','暏'),('jian lan','暕'),('bao pu','暴'),('pu bao','曝瀑'),('zeng ceng','曽橧'),
('ceng zeng','曾竲'),('can qian jian','朁'),('qie he','朅'),('ban fen','朌鳻'),('fei ku','朏胐'),('qu xu chun','朐'),('juan zui','朘'),('huang mang wang','朚'),
('tong chuang','朣橦'),('zhu shu','朮朱'),('pu po piao','朴'),('dao tiao mu','朷'),('gui qiu','朹'),('shan sha','杉'),('ren er','杒梕'),('shao biao','杓'),('di duo','杕枤'),
('gu gai','杚'),('yi zhi li duo','杝'),('si zhi xi','杫'),('bei fei','杮'),('shu dui','杸'),('niu chou','杻'),('wo yue','枂臒'),('pi mi','枈'),('fang bing','枋'),
('hu di','枑'),('zhi qi','枝'),('xian zhen','枮'),('tai si','枱'),('gou ju','枸'),('bao fu','枹'),('yi xie','枻栧'),('tuo duo','柁沰馱駄驮'),('yi duo li','柂'),('ni chi','柅'),
('yang ying','柍楧'),('bai bo','柏'),('gui ju','柜'),('zha zuo','柞苲'),('die zhi','柣眰臷'),('zha zu','柤'),('cha zha','查査馇'),('ba fu pei bo bie','柭'),('duo zuo wu','柮'),
('bi bie','柲'),('bei pei','柸'),('shi fei','柹'),('shan zha shi ce','栅'),('li yue','栎櫟'),('qi qie','栔砌'),('qi xi','栖蹊'),('gua kuo','栝'),('bing ben','栟'),
('jian zun','栫袸'),('you yu','栯'),('he hu','核隺鶮'),('heng hang','桁'),('yi ti','桋荑'),('ju jie','桔袓'),('yu mou','桙'),('rao nao','桡橈'),('gui hui','桧檜螝'),
('chen zhen','桭'),('ting ying','桯'),('bo po','桲泊猼'),('ben fan','桳'),('su yin','梀'),('xuan juan xie','梋'),('tu cha','梌'),('ao you','梎'),('shao sao','梢'),
('qin chen cen','梣'),('li si qi','梩'),('chan yan','梴'),('bin bing','梹槟檳'),('tao chou dao','梼'),('gun hun','棍'),('de zhe','棏'),('pai bei pei','棑'),
('bang pou bei','棓'),('di dai ti','棣'),('sen','森椮槮襂'),('ren shen','棯'),('leng ling','棱稜'),('fu su','棴'),('zou sou','棷'),('zhao zhuo','棹'),('chen shen','棽谌'),
('jie qie','椄疌'),('chou zhou diao','椆'),('qiang kong','椌羫'),('zhui chui','椎'),('bei pi','椑被'),('duo chuan','椯'),('wei hui','椲'),('han jian','椷'),
('shen zhen','椹'),('yan ya','椻'),('guo kua','楇'),('ji zhi','楖'),('ku hu','楛'),('song cong','楤'),('yuan xuan','楥'),('die ye','楪'),('dun shun','楯'),('cou zou','楱'),
('di shi','楴'),('kai jie','楷'),('le yue','楽'),('wen yun','榅缊鞰'),('zhan nian zhen','榐'),('fu bo','榑艴'),('jian jin','榗'),('sha xie','榝樧'),('nou','槈羺耨鎒鐞'),
('qian lian xian','槏'),('dian zhen','槙'),('kan jian','槛'),('ji gui','槣'),('rong yong','槦'),('tuan shuan quan','槫'),('qi se','槭'),('cui zhi','槯'),('you chao','槱'),
('man wan','槾蔓'),('li chi','樆邌'),('chao jiao','樔'),('cheng tang','樘'),('jiu liao','樛'),('mo mu','模縸莫'),('niao mu','樢'),('fa fei','橃'),('run','橍润潤膶閏閠闰'),
('zhan jian','橏'),('tui dun','橔'),('tang cheng','橖'),('su qiu','橚'),('tan dian','橝'),('fen fei','橨'),('ran yan','橪'),('cu chu','橻'),('shu qiao','橾'),
('ping bo','檘'),('zhai shi tu','檡'),('qian lian','檶'),('ni mi','檷'),('jian kan','檻'),('nou ruan ru','檽'),('huang guo gu','櫎'),('lv chu','櫖'),('mie mei','櫗'),
('zhu zhuo','櫡'),('jue ji','櫭'),('huai gui','櫰'),('chan zhan','欃颤'),('wei zui','欈'),('yu yi','欥'),('chu qu xi','欪'),('kai ai','欬'),('yi yin','欭'),('xi kai','欯'),
('shuo sou','欶'),('ai ei','欸'),('qi yi','欹'),('chua xu','欻'),('chi chuai','欼'),('kan ke','歁'),('yin yan','歅殷'),('jin qun','歏'),('xu chua','歘'),('xi she','歙'),
('lian han','歛'),('zhi chi','歭瘈'),('se sha','歰'),('wen mo','歾'),('fou bo','殕'),('ye yan','殗'),('hun mei','殙'),('kui hui','殨溃潰'),('qing keng sheng','殸'),
('yao xiao','殽滧獟'),('guan wan','毌'),('du dai','毒'),('dou nuo','毭'),('sai sui','毸'),('shi zhi','氏秲識识銴'),('mang meng','氓蟒'),('yang ri','氜'),('gui jiu','氿'),
('bin pa','汃'),('zhuo que','汋'),('da tai','汏'),('tang shang','汤湯'),('zhi ji','汥'),('gan han cen','汵'),('wen men','汶'),('fang pang','汸趽'),('hu huang','汻'),
('niu you','汼'),('shen chen','沈'),('dun zhuan','沌'),('nv niu','沑'),('mei mo','沒没'),('ta da','沓'),('mi wu','沕'),('hong pang','沗'),('zhui zi','沝'),('mi li','沵'),
('xie yi','泄'),('mi bi','泌秘'),('chu she','泏'),('you ao','泑'),('peng ping','泙淜硑'),('yue sa','泧'),('long shuang','泷瀧'),('luo po','泺濼'),('ze shi','泽澤'),
('sa xi','洒钑'),('se qi zi','洓'),('xi xian','洗'),('an yan e','洝'),('qie jie','洯'),('hu xu','浒滸'),('ying cheng','浧'),('lian li','浰'),('feng hong','浲溄'),
('sui nei','浽'),('yong chong','涌'),('tun yun','涒'),('wo guo','涡渦'),('shou tao','涭'),('kong nang','涳'),('wo wan yuan','涴'),('qie ji','淁'),('guo guan','淉'),
('nao chuo zhuo','淖'),('nian shen','淰'),('biao hu','淲'),('chun zhun','淳'),('re ruo luo','渃'),('du dou','渎瀆读'),('mian sheng','渑澠'),('qiu wu','渞'),
('gang jiang','港'),('hong qing','渹'),('hui min xu','湏'),('min hun','湣'),('tuan nuan','湪'),('qiu jiao','湫湬'),('yan yin','湮縯酓'),('zhuang hun','湷'),('yan gui','溎'),
('lian nian xian','溓'),('zhen qin','溱'),('ni niao','溺'),('chu xu','滀畜'),('hao xue','滈'),('qi xi xie','滊'),('xing ying','滎'),('ze hao','滜'),('luo ta','漯'),
('peng ben','漰'),('chong shuang','漴'),('huo kuo','漷秮秳'),('liao liu','漻'),('pi pie','潎'),('dang xiang','潒'),('huang guang','潢'),('liao lao','潦'),('tan shan','潬'),
('tu zha','潳'),('san sa','潵'),('hei','潶黑黒'),('cheng deng','澄瀓'),('hong gong','澒紅红羾銾'),('wan man','澫'),('kuai hui','澮'),('guo wo','濄'),('ji sha','濈'),
('hui huo','濊'),('mi ni','濔'),('cui zui','濢'),('hu huo','濩'),('ai kai ke','濭'),('wei dui','濻瀢'),('mo mie','瀎眜'),('huai wai','瀤'),('zun jian','瀳'),
('zhuo jiao ze','灂'),('xun quan','灥'),('huo biao','灬'),('zha yu','灹'),('jiong gui','炅'),('zhuo chu','炪'),('pao fou','炰'),('shan qian','炶'),('lao luo','烙磱'),
('fu pao','烰'),('xie che','烲焎'),('hun xun','焄'),('juan ye','焆'),('jun qu','焌'),('tao dao','焘'),('chao ju','焣'),('wo ai','焥'),('zong cong','焧碂'),('xi yi','焬煕'),
('chao zhuo','焯'),('xiong ying','焸焽'),('hui yun xun','煇'),('qian shan','煔'),('ye zha','煠'),('en yun','煾'),('he xiao','熇'),('lu ao','熝鏕'),('shu shou','熟'),
('cui sui','熣'),('yun yu','熨'),('han ran','熯'),('chan dan','燀'),('jiao zhuo qiao jue','燋'),('tai lie','燤'),('yan xun','爓'),('jue jiao','爝覐覚覺觉'),('zhua zhao','爪'),
('zhao zhua','爫'),('bian mian','牑'),('you yong','牗'),('jiu le','牞'),('mu mou','牟'),('ge qiu','牫'),('te zhi','犆'),('mao li','犛'),('ba quan','犮'),('zhuo bao','犳'),
('an han','犴'),('pei fei','犻'),('fan huan','犿'),('yi quan chi','狋'),('xing sheng','狌'),('he mo','狢'),('ta shi','狧'),('mang dou','狵'),('xi shi','狶'),
('bai pi','猈'),('jian yan','猏豣'),('ya wei','猚'),('ya jia qie','猰'),('he xie ge hai','猲'),('hao gao','獋镐'),('shuo xi','獡'),('ge lie xie','獦'),('nou ru','獳'),
('nao you','獶獿'),('lv shuai','率'),('yang chang','玚'),('bin fen','玢'),('men yun','玧'),('qiang cang','玱瑲篬'),('an gan','玵'),('xuan xian','玹'),('yi tai','珆'),
('zu ju','珇菹蒩'),('yin ken','珢龈'),('hui hun','珲'),('xuan qiong','琁'),('bing pin','琕'),('cui se','琗'),('yu wei','琟'),('zhuo zuo','琢'),('beng pei','琣'),
('hun hui','琿'),('chang dang yang','瑒'),('bin pian','瑸璸'),('tu shu','瑹稌'),('zao suo','璅'),('jue qiong','璚'),('lu fu','璷'),('ji zi','璾'),('mi xi','瓕'),
('qiong wei','瓗'),('huan ye ya','瓛'),('bo pao','瓟'),('zhi hu','瓡'),('xiang hong','瓨'),('you zha','甴'),('dian tian sheng','甸'),('ting ding','町甼鋌铤'),('bi qi','畁'),
('da fu','畗'),('ce ji','畟簎'),('zai zi tian','畠'),('zhi chou shi','畤'),('fan pan','畨番膰'),('she yu','畬'),('pi ya shu','疋'),('yi ni','疑'),('ne','疒眲訥讷'),
('ge yi','疙'),('nve yao','疟瘧'),('li lai','疠癘'),('ya xia','疨'),('fa bian','疺'),('shan dian','痁'),('teng chong','痋'),('wei you yu','痏'),('tan shi','痑'),
('beng peng','痭'),('ma lin','痳'),('tian dian','痶'),('an ye e','痷'),('lei hui','瘣'),('chai cuo','瘥'),('dian chen','瘨'),('gui wei','癐'),('ji bi','皀'),('de di','的'),
('pa ba','皅耙'),('gao hao','皋鎬'),('gao yao','皐'),('li luo bo','皪'),('zha cu','皻'),('zhao zhan dan','皽'),('gai ge he','盖'),('mang wang','盳'),('tian xian','盷'),
('xi pan','盻'),('sheng xing','省'),('yun hun','眃'),('ying yang','眏'),('yao ao','眑'),('ju xu kou','眗'),('die ti','眣'),('bing fang','眪'),('pang pan','眫肨胖'),
('xuan shun xun','眴'),('zhe zhuo zhao','着'),('qiao shao xiao','睄'),('cuo zhuai','睉'),('sui zui','睟'),('yi ze gao','睪'),('gui wei kui','瞆'),('kou ji','瞉'),
('qiong huan','瞏'),('diao dou','瞗'),('shun run','瞤'),('jian xian','瞯見见'),('wu mi','瞴'),('gui kui','瞶胿'),('ning cheng','矃'),('huo yue','矆'),('kuang guo','矌'),
('guan quan','矔'),('jin guan qin','矜'),('jin qin guan','矝'),('yu xu jue','矞'),('shi dan','石'),('gang qiang kong','矼'),('hua xu','砉'),('pin bin fen','砏'),
('luo ke','砢'),('fu fei','砩笰'),('la li','砬'),('kuang guang','硄'),('ge luo','硌蛒'),('shuo shi','硕碩'),('wei ai','硙'),('que ke ku','硞'),('mang bang','硥蛖'),
('luo long','硦'),('yong tong','硧'),('nve','硸虐'),('zhui chui duo','硾'),('jian zhan','碊'),('lu liu','碌陆'),('que xi','碏'),('nao gang','碙'),('jie ya','碣'),
('su xie','碿'),('si ti','磃'),('bang pang','磅膀髈'),('hua ke gu','磆'),('wei kui','磈隗'),('xia qia ya','磍'),('lian qian','磏'),('wei ai gai','磑'),('qi zhu','磩'),
('pan bo','磻'),('ji she','磼'),('he qiao','礉'),('ke huo','礊'),('que hu','礐'),('e qi','礘'),('xian xin','礥'),('beng fang','祊'),('bi mi','祕'),('ji zhai','祭'),
('shui lei','祱'),('chan shan','禅'),('yang shang','禓'),('zhi ti','禔'),('shan chan','禪'),('yu ou','禺'),('cha na','秅'),('zhong chong','种緟重'),('hao mao','秏'),
('fu pu','秿'),('xun ze','稄'),('zui zu su','稡'),('xi qie','稧郄'),('xian jian lian','稴'),('zi jiu','稵'),('shan can cen','穇'),('men mei','穈'),('xiao rao','穘'),
('tong zhong','穜'),('biao pao','穮藨麃'),('zhuo jue','穱'),('cuan zan','穳'),('ku zhu','窋'),('jiao liao liu','窌'),('wa gui','窐'),('xun yin','窨'),('ya ye','窫釾'),
('tian dian yan','窴'),('chao ke','窼'),('kuan cuan','窽窾'),('chu qi','竐'),('qu kou','竘'),('jing zhen','竧'),('zhu du','竺'),('le jin','竻'),('zhui rui','笍'),
('cen jin han','笒'),('da xia na','笚'),('ze zuo','笮'),('yun jun','筠'),('pou bu fu pu','箁'),('pai bei','箄'),('tai chi','箈'),('guai dai','箉'),('zhao dao','箌'),
('jing qing','箐'),('jun qun','箘麇麕'),('shi yi','箷釶'),('yue yao chuo','箹'),('xiao shuo qiao','箾'),('gong gan long','篢'),('pang peng','篣'),('zhuo huo','篧'),
('di zhu','篴'),('zan cen can','篸'),('zhuan suan zuan','篹'),('guo gui','簂'),('mi mie','簚'),('shai si','簛'),('sun zhuan','簨'),('bo bu','簿'),('zhen jian','籈'),
('zhuan zuan','籑賺赚'),('fan pan bian','籓'),('sou shu','籔'),('sha chao','粆'),('kang jing','粇'),('nian zhan','粘辗'),('ce se','粣'),('zhou yu','粥'),('shen san','糁'),
('gu gou','糓'),('mi mei','糜谜'),('san shen','糝糣'),('mi si','糸'),('xi ji','系繫'),('yue yao','約约'),('fou','紑缶缹缻雬鴀'),('bo bi','紴'),('gua kua','絓'),('bai mo','絔'),
('geng huan','絙'),('jie xie','絜解觧'),('quan shuan','絟'),('gai ai','絠'),('luo lao','絡络'),('bing beng peng','絣'),('gei ji','給给'),('tiao diao dao','絩'),
('gai hai','絯胲郂'),('chi zhi','絺'),('wen mian man wan','絻'),('huan wan','綄'),('qin xian','綅'),('yan xian','綖'),('zong zeng','綜综'),('chen lin','綝'),
('qian qing zheng','綪'),('qing qi','綮'),('lun guan','綸纶'),('chuo chao','綽绰'),('tian tan chan','緂'),('lv lu','緑绿'),('miao mao','緢'),('tou xu shu','緰'),
('yun gun','緷'),('gua wo','緺'),('yun wen','緼縕韫'),('gu hu','縎鶻'),('ci cuo suo','縒'),('cui shuai','縗'),('zai zeng','縡'),('suo su','縮缩'),('zhuan juan','縳'),
('fan po','繁'),('mou miu miao liao','繆'),('yao you zhou','繇'),('ju jue','繘'),('qiao sao zao','繰'),('jiao zhuo','繳缴'),('dan tan chan','繵'),('pu fu','纀脯'),
('yao li','纅'),('li sa xi','纚'),('shuai cui sui','缞'),('miu mou liao miao mu','缪'),('qiao sao','缲'),('ba pi','罢罷'),('gua guai','罫'),('yang xiang','羊羏'),
('mei gao','羙'),('yi xi','羛'),('qiang qian','羟'),('qian xian yan','羬'),('pi bi po','翍'),('qu yu','翑'),('zhai di','翟'),('dao zhou','翢'),('hou qu','翵'),
('ruan nuo','耎'),('zhuan duan','耑'),('chi si','耛'),('qu chu','耝'),('zha ze','耫'),('yun ying','耺'),('wa tui zhuo','聉'),('er nv','聏'),('tie zhe','聑'),
('ni jian','聻'),('lei le','肋'),('bo di','肑'),('han qin','肣'),('zhun chun','肫'),('yu yo','育'),('fei bi','胇'),('fei zi','胏'),('ping peng','胓苹'),('fu zhou','胕'),
('ge ga','胳'),('neng nai','能'),('mai mo','脉'),('de te','脦'),('zui juan','脧'),('la xi','腊'),('yan a','腌'),('lu biao','膔'),('zhuan chuan chun','膞'),('wu hu','膴芴'),
('shan dan','膻'),('bi bei','臂'),('la ge','臈'),('ni luan','臡'),('guang jiong','臦臩'),('chou xiu','臭'),('mian bian','臱'),('zhi jin','臸'),('ban bo pan','般'),
('se shai','色'),('jiao qiu','艽'),('chai cha','芆'),('shao que','芍'),('hui hu','芔'),('tun chun','芚'),('jie gai','芥'),('xu zhu','芧'),('yuan yan','芫'),
('lun hua','芲'),('fei fu','芾'),('chan yin','苂'),('tiao shao','苕'),('li ji','苙'),('ke he','苛'),('ju qu','苣'),('ruo re','若'),('zhu ning','苧'),('pa bo','苩'),
('ju cha','苴'),('sheng rui','苼'),('qie jia','茄'),('zhi di','茋'),('qian xi','茜'),('fa pei','茷'),('ying xing','荥'),('qian xun','荨蕁'),('sha suo','莎'),
('peng feng','莑'),('shen xin','莘'),('wan guan','莞'),('you su','莤'),('shao xiao','莦蛸'),('lang liang','莨'),('piao fu','莩'),('wen wan mian','莬'),('xian lian','莶薟'),
('zou chu','菆'),('lu lv','菉'),('nie ren','菍'),('zi zai','菑'),('jie sha','菨'),('qiao zhao','菬'),('tai zhi chi','菭'),('lin ma','菻'),('luo la lao','落'),
('zhu zhuo zhe','著'),('shen ren','葚'),('jun suo','葰'),('kui kuai','蒉'),('ru na','蒘'),('xu shu','蒣'),('mi ming','蓂'),('gai ge he hai','蓋'),('yao zhuo','蓔'),
('diao tiao di','蓧'),('xu qiu fu','蓲'),('zi ju','蓻'),('liao lu','蓼'),('po bo','蔢'),('yu ao','薁隩'),('xi xiao','薂'),('wan luan','薍'),('kao hao','薧'),
('yuan wei','薳'),('wo mai','薶'),('xiao hao','藃'),('diao zhuo','藋'),('cang zang','藏'),('chu zhu','藸褚'),('pin ping','蘋'),('hong jiang','虹'),('xia ha','虾蝦'),
('fang bang','蚄'),('bang beng','蚌'),('jue que','蚗'),('qin qian','蚙'),('gong zhong','蚣'),('dai de','蚮'),('gou qu xu','蚼'),('bo pi','蚾'),('she yi','蛇'),
('yi xu','蛡'),('ha ge','蛤'),('qie ni','蛪'),('e yi','蛾'),('la zha','蜡'),('you qiu','蝤'),('xi qi','螇'),('nai neng','螚'),('shi zhe','螫'),('zhi die','螲'),
('jian chan','螹'),('ma mo','蟆'),('ben fei','蟦'),('lao liao','蟧'),('yin xun','蟫'),('xue xie','血'),('xing hang heng','行'),('shuai cui','衰'),('bao pao','袌'),
('he ke','袔'),('na jue','袦'),('chi nuo','袲'),('chi qi duo nuo','袳'),('jia qia jie','袷'),('bo mo','袹'),('gui gua','袿'),('dao chou','裯'),('shang chang','裳'),
('yuan gun','裷'),('yan an','裺'),('ti xi','裼'),('tui tun','褪'),('qin tan','覃'),('pie mie','覕'),('jian bian','覵'),('luo luan','覶'),('zi zui','觜'),('hua xie','觟'),
('xue hu','觷'),('li lu','觻'),('yi dai','詒诒'),('diao tiao','誂調'),('ei xi','誒诶'),('shuo shui yue','說说'),('shui shei','誰谁'),('qu jue','誳'),('chi lai','誺'),
('ni na','誽'),('pi bei','諀'),('ze zuo zha cuo','諎'),('chu ji','諔'),('hao xia','諕'),('shi di','諟'),('hua gua','諣'),('xi shai ai','諰'),('miu','謬谬'),
('juan xuan','讂鋗鞙'),('yi tui','讉'),('xu hu','许'),('xiang yang','详'),('tiao diao zhou','调'),('gu yu','谷'),('huo hua','豁'),('ken kun','貇'),('mo he','貈'),
('mo he hao','貉'),('ju lou','貗'),('dai te','貸'),('bi ben','賁'),('jia gu','賈贾'),('xiong min','賯'),('wan zhuan','贃'),('gan gong zhuang','贛'),('ben bi','贲'),
('die tu','趃'),('ju qie','趄跙'),('qu cu','趋趣趨'),('gua huo','趏'),('que qi ji','趞'),('chuo zhuo','趠'),('yue ti','趯'),('bo bao','趵'),('kua wu','趶'),('gui jue','趹'),
('pao ba','跁'),('jian chen','跈'),('dian die tie','跕'),('luo li','跞'),('dai duo chi','跢'),('zhuai','跩'),('beng pian','跰'),('tiao tao','跳'),('shu chou','跾'),
('dun cun','蹲'),('xie sa','躠'),('ju che','車'),('ya zha ga','軋轧'),('xin xian','軐'),('fan gui','軓'),('zhuan zhuai','转'),('dao bian','辺'),('wang kuang','迋'),
('hai huan','还'),('zhe zhei','这'),('zhi li','迣'),('zhu wang','迬'),('zhui dui','追'),('shi kuo','适'),('yi wei','遗'),('shi di zhe','適'),('huan hai','還'),
('na nei','那'),('xie ya ye yu xu','邪'),('huan xun','郇'),('chi xi','郗'),('li zhi','郦'),('xiao ao','郩'),('dou du','都'),('zan cuan cuo','酂酇'),('cu zuo','酢'),
('fa po','酦'),('shai shi','酾'),('qiu chou','醔'),('po fa','醗醱'),('chan chen','醦'),('yan lian xian','醶'),('li xi','釐'),('yu hua','釪'),('hua wu','釫'),
('ri ren jian','釰釼'),('di dai','釱'),('pi zhao','釽'),('ta tuo','鉈铊'),('ha ke','鉿铪'),('xiang jiong','銄'),('yu si','銉'),('xu hui','銊'),('shan shuo','銏'),
('chi li','銐'),('xian xi','銑铣'),('hou xiang','銗'),('diao tiao yao','銚'),('xian kuo tian gua','銛銽铦'),('zhe nie','銸'),('zhong yong','銿'),('tou tu dou','鋀'),
('mei meng','鋂'),('wan jian','鋄鎫'),('juan jian cuan','鋑'),('si tuo','鋖'),('wu hua','鋘'),('zhuo chuo','鋜'),('xing jing','鋞'),('zui nie','鋷'),('cuo cha','鎈'),
('suo se','鎍'),('yao zu','鎐'),('ye ta ge','鎑'),('ge li','鎘镉鬲'),('zu chuo','鏃'),('shou sou','鏉'),('qiao san can','鏒'),('jian zan','鏩'),('hui sui rui','鏸'),
('san xian sa','鏾'),('dang cheng','鐺铛'),('yao yue','钥'),('tou dou','钭'),('qian yan','铅'),('yao diao tiao','铫'),('tan xian','锬'),('tan chan xin','镡'),
('huo shan','閄'),('han bi','閈闬'),('xia ke','閜'),('bian guan','閞'),('hong xiang','閧'),('se xi','閪雭'),('e yan','閼阏'),('hong juan xiang','闂'),('du she','闍阇'),
('kan han','闞阚'),('xi se ta','闟'),('yan dian','阽'),('a e','阿'),('bei po pi','陂'),('yu yao shu','隃'),('dui zhui','隊'),('sui duo','隋'),('gai qi ai','隑'),
('hui duo','隓隳'),('li dai','隸'),('zhui cui wei','隹'),('jun juan','隽雋'),('nan nuo','难'),('que qiao','雀'),('guan huan','雚'),('gui xi','雟'),('wu meng','雺'),
('lu lou','露'),('jing liang','靚'),('ge ji','革'),('ge ta sa','鞈'),('bian ying','鞕'),('qiao shao','鞘'),('shang zhang','鞝'),('pi bing bi bei','鞞'),('xie die','鞢'),
('eng','鞥'),('mou mu','鞪'),('bi bing','鞸'),('mei wa','韎'),('she xie','韘'),('dun du','頓顿'),('bin pin','頻'),('jing geng','颈'),('jie xie jia','颉'),('pin bin','频'),
('biao diu','颩'),('ba fu','颰'),('sao sou','颾'),('liu liao','飂'),('shi si yi','食'),('yang juan','飬'),('zhu tou','飳'),('yi si','飴鯣'),('zuo ze zha','飵'),
('xiang nang','饟'),('tang xing','饧'),('ge le','饹'),('yun wo','馧'),('xin jin','馸'),('kuai jue','駃'),('tai dai','駘'),('xun xuan','駨'),('bei mo','骳'),
('xiao qiao','骹'),('bo jue','髉'),('bi po','髲'),('mao meng','髳'),('kuo yue','髺'),('ji ci','鮆'),('bo ba','鮊'),('chou dai','鮘'),('luo ge','鮥'),
('gui xie wa kui','鮭'),('ba bo','鲌'),('gui xie','鲑'),('sai xi','鳃'),('niao diao','鳥'),('diao zhao','鳭'),('gan han yan','鳱'),('fu gui','鳺'),('jian qian zhan','鳽'),
('he jie','鶡'),('pian bian','鶣'),('chuan zhi','鶨'),('cang qiang','鶬'),('zhu cu','麆'),('mo me','麼'),('mo me ma','麽'),('zhen yan','黰'),('dan zhan','黵'),
('mian min meng','黾'),('qi ji zi zhai','齐'),('yin ken yan','龂'),('gong wo','龏'),('gui jun qiu','龜龟')
  ) v(readings, characters)) r
 cross join lateral unnest(string_to_array(r.characters, null)) c
 cross join lateral (select array_agg(distinct left(x, 1) order by left(x, 1)) as letters from unnest(r.readings) x) i;
analyze pinyin_reading;

do $$
declare source text;
begin
  foreach source in array array['building','camera','road','street','community','grid','responsibility','class'] loop
    execute search_put('search_source_' || source, format('select key from %I', 'search_source_' || source));
  end loop;
end $$;
