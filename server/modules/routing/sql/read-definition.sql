-- What a set of rules says.
select definition from routing_version where number = ${number}
