-- The fold of a case, and the policy it is judged by.
select state, policy_revision from case_record where id = ${id}
