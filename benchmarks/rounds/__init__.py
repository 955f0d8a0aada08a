"""What a round's board costs: from the click to the plan, mending, and its pages."""
