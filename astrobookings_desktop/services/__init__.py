"""What people do: one public function is one person's action, carried out whole or not at all."""
