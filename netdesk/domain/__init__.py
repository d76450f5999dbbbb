"""What is true: pure rules and values, no disk, no Qt, no clock."""
