"""Looking rows up on their pages, and deciding about them: a page of this machine for one person (`vpextract review`)."""
