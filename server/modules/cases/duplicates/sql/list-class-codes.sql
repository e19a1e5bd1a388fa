-- Every class code of the edition, by kind: what a rule may name.
select kind, code from case_class where edition = ${edition}
