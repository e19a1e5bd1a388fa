-- Leaves no draft but its number.
update routing_draft set definition = null, version = version + 1, updated_at = ${at} where definition is not null returning version
