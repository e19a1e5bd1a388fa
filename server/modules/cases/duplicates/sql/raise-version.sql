-- Takes the next version, once, from the one that was seen.
update duplicate_rules_version set version = version + 1, changed_at = ${at}, changed_by = ${by}
 where version = ${version}
returning version
