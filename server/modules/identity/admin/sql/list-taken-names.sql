-- Which of these user names are somebody's.
select username from app_user where username = any(${usernames}::text[])
