BeforeDiscovery {
    # The column with the user name, and the other columns that could have been it.
    $exports = @(
        @{ Name = 'okta'; Column = 'login'; Others = @() }
        @{ Name = 'entra-download'; Column = 'userPrincipalName'; Others = @() }
        @{ Name = 'entra-bulk'; Column = 'User name [userPrincipalName] Required'; Others = @() }
        @{ Name = 'google'; Column = 'Email Address [Required]'; Others = @() }
        @{ Name = 'ad-default'; Column = 'UserPrincipalName'; Others = 'SamAccountName', 'Name' }
        @{ Name = 'ad-all'; Column = 'UserPrincipalName'; Others = 'SamAccountName', 'Name' }
        @{ Name = 'csvde'; Column = 'userPrincipalName'; Others = 'sAMAccountName', 'name' }
        @{ Name = 'scim'; Column = 'userName'; Others = @() }
    )
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function Get-Export([string] $Name) {
        Import-Csv (Join-Path $PSScriptRoot "cases/directories/$Name.csv")
    }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'New-AdminUser with the export of a directory' {
    BeforeEach {
        $null = Start-AdminSandbox
    }

    It 'creates the users of <Name>, with their email addresses' -ForEach $exports {
        $users = Get-Export $Name | New-AdminUser -WarningAction SilentlyContinue -ErrorAction Stop

        $users.UserName | Should -Be 'ada@example.com', 'zoe.k@example.com'
        $users.Outcome | Should -Be Created, Created
        # These exports contain no email address.
        $email = $Name -in 'entra-bulk', 'ad-default' ? @() : $users.UserName
        @($users.Email).Where({ $_ }) | Should -Be $email
        (Get-AdminUser).UserName | Should -Be $users.UserName
    }

    It 'changes nothing with -Ensure after that: <Name>' -ForEach $exports {
        $null = Get-Export $Name | New-AdminUser -WarningAction SilentlyContinue

        (Get-Export $Name | New-AdminUser -Ensure -WarningAction SilentlyContinue).Outcome |
            Should -Be Unchanged, Unchanged
    }

    It 'says which of several columns it uses: <Name>' -ForEach $exports {
        $messages = Get-Export $Name | New-AdminUser -WhatIf -Verbose 3>&1 4>&1 6> $null
        $warnings = @($messages).Where({ $_ -is [Management.Automation.WarningRecord] }).Message
        $verbose = @($messages).Where({ $_ -is [Management.Automation.VerboseRecord] }).Message

        $line = "UserName is read from the column '$Column'"
        if ($Others) {
            $warnings | Should -Contain ("$line, not from $($Others.ForEach({ "'$_'" }) -join ', '). " +
                'To use another column, rename it to UserName.')
        }
        elseif ($Name -ne 'scim') {
            $verbose | Should -Contain "$line."
        }
        $warnings -match 'not used' -match 'Available columns' | Should -HaveCount 1
    }

    It 'never sets a password of a directory: <_>' -ForEach 'google', 'entra-bulk' {
        $users = Get-Export $_ | New-AdminUser -WarningVariable warnings -WarningAction SilentlyContinue

        @($users.Password).Where({ $_ }) | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike '*password*not used*'
        (Get-AdminUser -Detailed).HasPassword | Should -Be $false, $false
    }

    It 'does not use a password that is in a file with names of a directory' {
        $user = 'SamAccountName,Password', 'ada,Temp-Pass-123!' | ConvertFrom-Csv |
            New-AdminUser -WarningVariable warnings -WarningAction SilentlyContinue

        $user.UserName | Should -Be ada
        $user.Password | Should -BeNullOrEmpty
        "$warnings" | Should -BeLike "The column 'Password' is not used, because*rename the columns to UserName and *"
    }

    It 'sets the generated password of -GeneratePassword' {
        $users = Get-Export google | New-AdminUser -GeneratePassword -WarningAction SilentlyContinue

        $users.Password | Should -HaveCount 2
        $users.PasswordResetRequired | Should -Be $true, $true
    }

    It 'uses a column that is renamed to UserName, without a warning about it' {
        $users = Get-Export ad-default | Select-Object @{ Name = 'UserName'; Expression = 'SamAccountName' } |
            New-AdminUser -WarningVariable warnings

        $users.UserName | Should -Be ada, zoe.k
        $warnings | Should -BeNullOrEmpty
    }

    It 'still uses a column Name beside an email address' {
        $user = 'Name,Email Address', 'ann,ann@example.com' | ConvertFrom-Csv | New-AdminUser

        $user.UserName | Should -Be ann
        $user.Email | Should -Be ann@example.com
    }

    It 'reports a guest of Microsoft Entra, whose name IAM does not allow, and creates the others' {
        $users = 'userPrincipalName,mail', 'kim_home.example#EXT#@example.onmicrosoft.com,kim@home.example',
            'ada@example.com,ada@example.com' | ConvertFrom-Csv |
            New-AdminUser -ErrorAction SilentlyContinue -ErrorVariable problems

        $users.UserName | Should -Be ada@example.com
        "$($problems[0])" | Should -BeLike "Row 1*'kim_home.example#EXT#@example.onmicrosoft.com' contains*"
    }

    It 'says how to read the template of Microsoft Entra, which starts with its version' {
        $ended = { 'version:v1.0,,', 'User name [userPrincipalName] Required,,', 'ada@example.com,,' |
            ConvertFrom-Csv -WarningAction SilentlyContinue | New-AdminUser } | Should -Throw -PassThru

        $ended.FullyQualifiedErrorId | Should -BeLike 'UnknownColumn,*'
        $ended.ErrorDetails.RecommendedAction | Should -BeLike '*Select-Object -Skip 1*'
    }

    It 'does not show a password of a directory in an error about the encoding' {
        $null = 'userPrincipalName,Initial password', "ada@example.com,s$([char] 0xFFFD)cret" | ConvertFrom-Csv |
            New-AdminUser -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue

        "$($problems[0])" | Should -BeLike '*Initial password*U+FFFD*'
        "$($problems[0])" | Should -Not -BeLike '*cret*'
    }
}

Describe 'New-AdminIdentityUser with the export of a directory' {
    BeforeEach {
        $null = Start-AdminSandbox -Account 'Prod=111122223333' -IdentityCenterRegion us-east-1
    }

    It 'creates the people of <Name>, with all that the export knows of them' -ForEach $exports {
        $users = Get-Export $Name | New-AdminIdentityUser -WarningAction SilentlyContinue -ErrorAction Stop

        $users.UserName | Should -Be 'ada@example.com', 'zoe.k@example.com'
        $users.GivenName | Should -Be Ada, "Zo`u{eb}"
        $users.FamilyName | Should -Be Byron, "Kr`u{fc}ger"
        $display = $Name -eq 'ad-all' ? "Kr`u{fc}ger, Zo`u{eb}" : "Zo`u{eb} Kr`u{fc}ger"
        $zoe = Get-AdminIdentityUser zoe.k@example.com
        $zoe.DisplayName | Should -Be $display
        # These exports contain neither.
        $zoe.Email | Should -Be ($Name -in 'entra-bulk', 'ad-default' ? $null : 'zoe.k@example.com')
        $zoe.Title | Should -Be ($Name -eq 'ad-default' ? $null : 'Site Reliability Engineer')
        $zoe.PhoneNumber | Should -Be ($Name -eq 'ad-default' ? $null : '+49 30 123456')
    }

    It 'changes nothing with -Ensure after that: <Name>' -ForEach $exports {
        $null = Get-Export $Name | New-AdminIdentityUser -WarningAction SilentlyContinue

        (Get-Export $Name | New-AdminIdentityUser -Ensure -WarningAction SilentlyContinue).Outcome |
            Should -Be Unchanged, Unchanged
    }

    It 'reads the same rows as New-AdminUser: <Name>' -ForEach $exports {
        $quiet = @{ WarningAction = 'SilentlyContinue' }
        $iam = Get-Export $Name | New-AdminUser @quiet
        $center = Get-Export $Name | New-AdminIdentityUser @quiet

        $center.UserName | Should -Be $iam.UserName
        @($center.Email).Where({ $_ }) | Should -Be @($iam.Email).Where({ $_ })
    }

    It 'says which of several columns it uses: <Name>' -ForEach $exports {
        $null = Get-Export $Name | New-AdminIdentityUser -WarningVariable warnings -WarningAction SilentlyContinue

        if ($Others) {
            $warnings -match "^UserName is read from the column '$Column', not from 'SamAccountName'" |
                Should -HaveCount 1
        }
        $warnings -match '(is|are) not used. Available columns' | Should -HaveCount 1
        # Nothing is said twice.
        $warnings | Sort-Object -Unique | Should -HaveCount @($warnings).Count
    }

    It 'accepts a guest of Microsoft Entra' {
        $user = 'userPrincipalName,givenName,surname', 'kim_home.example#EXT#@example.onmicrosoft.com,Kim,Home' |
            ConvertFrom-Csv | New-AdminIdentityUser

        $user.UserName | Should -Be 'kim_home.example#EXT#@example.onmicrosoft.com'
    }

    It 'stops for a column that is probably misspelled, also in an export' {
        { 'userPrincipalName,givenName,surname,DisplayNam', 'ada@example.com,Ada,Byron,x' | ConvertFrom-Csv |
            New-AdminIdentityUser } | Should -Throw -ErrorId 'UnknownColumn,*'
    }
}

Describe 'Other commands with the export of a directory' {
    It 'find the users again: <Name>' -ForEach $exports {
        $null = Start-AdminSandbox
        $null = Get-Export $Name | New-AdminUser -WarningAction SilentlyContinue
        $null = New-AdminGroup Ops -Policy @()

        (Get-Export $Name | Get-AdminUser -WarningAction SilentlyContinue).UserName |
            Should -Be 'ada@example.com', 'zoe.k@example.com'
        $null = Get-Export $Name | Add-AdminUserToGroup -GroupName Ops -WarningAction SilentlyContinue
        (Get-AdminGroupMember Ops).UserName | Should -Be 'ada@example.com', 'zoe.k@example.com'
    }
}

Describe 'docs/directory-exports.md' {
    It 'lists the columns of every parameter in their order of precedence' {
        $type = (Get-Command New-AdminUser).ImplementingType.Assembly.GetType('AdminIam.Input.DirectoryColumns')
        $names = $type.GetField('Names', 'NonPublic, Static').GetValue($null)
        $page = Get-Content (Join-Path $PSScriptRoot '../../docs/directory-exports.md')

        foreach ($parameter in $names.Keys) {
            $columns = $names[$parameter].ForEach({ "``$_``" }) -join ', '
            $page | Should -Contain "| ``$parameter`` | $columns |"
        }
        ($page -match '^\| `[A-Z]\w+` \| `').Count | Should -Be $names.Count
    }
}
