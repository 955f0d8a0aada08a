"""Plans and what becomes of them: aims, activities, money, versions."""
