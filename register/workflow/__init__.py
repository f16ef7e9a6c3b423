"""Every write to the register: drafts, approvals, years, corrections, seals. Nothing else changes a version."""
