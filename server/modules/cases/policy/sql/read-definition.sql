-- What a revision says.
select definition from policy_revision where number = ${number}
