-- This very draft was tried on past cases; no row: it changed meanwhile.
update routing_draft set tried_version = version where version = ${version} and definition is not null returning version
