-- How an operator wants his screen.
select settings from operator_desk where user_id = ${me}
