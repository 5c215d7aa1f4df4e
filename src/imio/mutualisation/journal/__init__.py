"""The journal for who looks after it: what was done, asked by who, what, where and when."""
